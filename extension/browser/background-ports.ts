import type { BackgroundPorts } from '../use-cases/ports.ts';
import { durableStorage } from './durable-storage.ts';
import { session } from './session.ts';

/** The ports that need no window: all that the background has. */
export const backgroundPorts: BackgroundPorts = {
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
