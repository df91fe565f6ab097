import { argon2id, type Argon2idInput } from '../vault/argon2id.ts';

/** One question, one answer: the page ends the worker afterwards, and its memory goes with it. */
addEventListener('message', ({ data }: MessageEvent<Argon2idInput>) => {
  void argon2id(data).then((key) => {
    postMessage(key);
  });
});
