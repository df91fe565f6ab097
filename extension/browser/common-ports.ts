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
  async waitUntil(timeMs) {
    // In turns of an hour: a timer of more than 24.8 days would fire at once.
    for (let leftMs = timeMs - Date.now(); leftMs > 0; leftMs = timeMs - Date.now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, 3_600_000)));
    }
  },
};
