import { failure, success, type Result } from '../../shared/result.ts';
import { openEnvelope } from '../vault/envelope.ts';
import { readCurrent, type StorageFault } from '../vault/generations.ts';
import { openPasswordSlot } from '../vault/slot.ts';
import type { Ports } from './ports.ts';

export type UnlockFault = 'wrong-password' | StorageFault;

/** Tries the password on every slot. Reads only: a wrong password changes nothing. */
export async function unlockVault(
  { storage, session, derivePasswordKey }: Pick<Ports, 'storage' | 'session' | 'derivePasswordKey'>,
  password: string,
): Promise<Result<void, UnlockFault>> {
  const stored = await readCurrent(storage);
  if (!stored.ok) return stored;
  if (password === '') return failure('wrong-password');
  const { envelope } = stored.value;
  const { vaultId, slots } = envelope.head;
  for (const slot of slots) {
    const masterKey = await openPasswordSlot(slot, vaultId, password, derivePasswordKey);
    if (!masterKey.ok) continue;
    const contents = await openEnvelope(envelope, masterKey.value);
    if (!contents.ok) return contents;
    await session.setUnlockedVault({ vaultId, masterKey: masterKey.value });
    return success(undefined);
  }
  return failure('wrong-password');
}
