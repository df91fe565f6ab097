import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../ports.ts';

const deriveKey = promisify(argon2);

/** OWASP Password Storage Cheat Sheet: Argon2id, 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const hashBytes = 32;
const saltBytes = 16;

/** PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, base64 without padding. */
const phcPattern =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** NIST SP 800-63B-4 §3.1.1.2 asks for normalisation, so that two keyboards give one password. */
const derive = (
  password: string,
  nonce: Uint8Array,
  tagLength: number,
  { memory, passes, parallelism }: Cost,
): Promise<Buffer> =>
  deriveKey('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    tagLength,
    memory,
    passes,
    parallelism,
  });

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

const format = (salt: Uint8Array, hash: Uint8Array): string =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(hash)}`;

/** A hash no password leads to; verified when there is no account, so that both answers take the same time. */
const decoy = format(new Uint8Array(saltBytes), new Uint8Array(hashBytes));

export const argon2Hasher: PasswordHasher = {
  async hash(password) {
    const salt = randomBytes(saltBytes);
    return format(salt, await derive(password, salt, hashBytes, cost));
  },

  async verify(password, phc) {
    const [, memory, passes, parallelism, salt = '', hash = ''] = phcPattern.exec(phc ?? decoy) ?? [];
    const expected = Buffer.from(hash, 'base64');
    if (expected.length < 16) throw new Error('A stored password hash is not a PHC string of Argon2id.');
    const stored = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
    const actual = await derive(password, Buffer.from(salt, 'base64'), expected.length, stored);
    return timingSafeEqual(actual, expected) && phc !== undefined;
  },
};
