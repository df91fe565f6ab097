import { failure, success, type Result } from '../../shared/result.ts';
import { nonceLength, open, seal, type Bytes, type Sealed } from './aes-gcm.ts';
import type { Argon2idCost, Argon2idInput } from './argon2id.ts';
import { toBase64Url } from './base64url.ts';
import { passwordBytes } from './password.ts';

/** Runs Argon2id somewhere (a worker in the browser): 32 bytes. */
export type DerivePasswordKey = (input: Argon2idInput) => Promise<Bytes>;
/** `length` bytes from a CSPRNG. */
export type RandomBytes = (length: number) => Bytes;

/** One way to unlock: the master key, wrapped by a key that only this way can make. */
export interface PasswordSlot {
  readonly id: string;
  readonly type: 'password';
  readonly cost: Argon2idCost;
  readonly salt: Bytes;
  readonly wrappedKey: Sealed;
}

export const saltLength = 16;

/** Binds the wrapped key to its vault, its slot and the cost of guessing: none can be swapped or lowered unnoticed. */
function associatedData(vaultId: string, { id, type, cost, salt }: Omit<PasswordSlot, 'wrappedKey'>): Bytes {
  const { memoryKiB, iterations, parallelism } = cost;
  const parts = ['key-fob/v1/slot', vaultId, id, type, memoryKiB, iterations, parallelism, toBase64Url(salt)];
  return new TextEncoder().encode(JSON.stringify(parts));
}

export interface NewPasswordSlot {
  readonly vaultId: string;
  readonly password: string;
  readonly masterKey: Bytes;
  readonly cost: Argon2idCost;
}

export async function createPasswordSlot(
  { vaultId, password, masterKey, cost }: NewPasswordSlot,
  random: RandomBytes,
  derive: DerivePasswordKey,
): Promise<PasswordSlot> {
  const slot = {
    id: toBase64Url(random(saltLength)),
    type: 'password',
    cost,
    salt: random(saltLength),
  } as const;
  const key = await derive({ ...cost, salt: slot.salt, password: passwordBytes(password) });
  return {
    ...slot,
    wrappedKey: await seal(key, random(nonceLength), masterKey, associatedData(vaultId, slot)),
  };
}

export async function openPasswordSlot(
  slot: PasswordSlot,
  vaultId: string,
  password: string,
  derive: DerivePasswordKey,
): Promise<Result<Bytes, 'wrong-password'>> {
  const key = await derive({ ...slot.cost, salt: slot.salt, password: passwordBytes(password) });
  const masterKey = await open(key, slot.wrappedKey, associatedData(vaultId, slot));
  return masterKey.ok ? success(masterKey.value) : failure('wrong-password');
}
