import { argon2id, type Argon2idInput } from '../vault/argon2id.ts';

/** One question, one answer: the page ends the worker afterwards, and its memory goes with it. */
addEventListener('message', ({ data }: MessageEvent<Argon2idInput>) => {
  argon2id(data).then(
    (key) => {
      postMessage(key);
    },
    (error: unknown) => {
      // A rejection alone never reaches the page; thrown here it is the worker's error event.
      setTimeout(() => {
        throw error;
      });
    },
  );
});
