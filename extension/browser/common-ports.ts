import type { Ports } from '../use-cases/ports.ts';
import { durableStorage } from './durable-storage.ts';
import { session } from './session.ts';

/** What the background and our pages have in common. */
export const commonPorts: Omit<Ports, 'page' | 'decodePicture' | 'derivePasswordKey'> = {
  storage: durableStorage,
  exclusively: (work) => navigator.locks.request('key-fob-vault', work),
  session,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
  waitUntil: (timeMs) => new Promise((resolve) => setTimeout(resolve, Math.max(0, timeMs - Date.now()))),
};
