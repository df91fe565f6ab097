import type { Bytes } from '../vault/aes-gcm.ts';
import type { DerivePasswordKey } from '../vault/slot.ts';

/** Argon2id in a worker of its own, so that the page stays alive meanwhile; loaded only when a password is used. */
export const derivePasswordKey: DerivePasswordKey = (input) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./argon2id.worker.ts', import.meta.url), { type: 'module' });
    const end = () => worker.terminate();
    worker.addEventListener('message', ({ data }: MessageEvent<Bytes>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(`Argon2id failed: ${event.message}`));
    });
    worker.addEventListener('messageerror', () => {
      end();
      reject(new Error('Argon2id failed: its answer could not be read'));
    });
    worker.postMessage(input);
  });
