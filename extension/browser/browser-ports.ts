import type { Ports } from '../use-cases/ports.ts';
import { decodePicture } from './decode-picture.ts';
import { derivePasswordKey } from './derive-password-key.ts';
import { durableStorage } from './durable-storage.ts';
import { session } from './session.ts';
import { activeTabId, visitedPage } from './visited-page.ts';

/** The ports of our own pages, where a person's click has made the active tab ours to look at. */
export const browserPorts: Ports = {
  storage: durableStorage,
  exclusively: (work) => navigator.locks.request('key-fob-vault', work),
  session,
  derivePasswordKey,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
  waitUntil: (timeMs) => new Promise((resolve) => setTimeout(resolve, Math.max(0, timeMs - Date.now()))),
  page: visitedPage(activeTabId),
  decodePicture,
};
