import { argon2id as hashWasmArgon2id } from 'hash-wasm';
import type { Bytes } from './aes-gcm.ts';

/** Argon2id version 1.3 (RFC 9106): the cost a password guess has to pay. */
export interface Argon2idCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

export interface Argon2idInput extends Argon2idCost {
  readonly password: Bytes;
  readonly salt: Bytes;
}

/** RFC 9106 §4, second recommended option. */
export const defaultCost: Argon2idCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

/** What a stored vault may ask for: less would be a downgrade, more would hang the browser. */
export const costBounds = {
  memoryKiB: { min: 19_456, max: 1_048_576 },
  iterations: { min: 2, max: 16 },
  parallelism: { min: 1, max: 4 },
} as const;

export const isBoundedCost = (cost: Argon2idCost): boolean =>
  (['memoryKiB', 'iterations', 'parallelism'] as const).every(
    (name) =>
      Number.isInteger(cost[name]) &&
      cost[name] >= costBounds[name].min &&
      cost[name] <= costBounds[name].max,
  );

/** The 32-byte key of a password; about 300 ms with the default cost, so pages run it in a worker. */
export async function argon2id({
  password,
  salt,
  memoryKiB,
  iterations,
  parallelism,
}: Argon2idInput): Promise<Bytes> {
  const cost = { memorySize: memoryKiB, iterations, parallelism };
  const hash = await hashWasmArgon2id({ password, salt, ...cost, hashLength: 32, outputType: 'binary' });
  return new Uint8Array(hash);
}
