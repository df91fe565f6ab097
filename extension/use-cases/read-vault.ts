import type { VaultContents } from '../vault/entry.ts';
import { openEnvelope } from '../vault/envelope.ts';
import { readCurrent, type StorageFault, type StoredVault } from '../vault/generations.ts';
import type { Ports, UnlockedVault } from './ports.ts';

/** Six states, six screens: none is ever shown as another. */
export type VaultState =
  | { readonly kind: 'locked' | StorageFault }
  | {
      readonly kind: 'unlocked';
      readonly contents: VaultContents;
      readonly stored: StoredVault;
      readonly key: UnlockedVault;
    };

export async function readVault({
  storage,
  session,
}: Pick<Ports, 'storage' | 'session'>): Promise<VaultState> {
  const [stored, key] = await Promise.all([readCurrent(storage), session.unlockedVault()]);
  if (!stored.ok) return { kind: stored.reason };
  const { envelope } = stored.value;
  if (key?.vaultId !== envelope.head.vaultId) return { kind: 'locked' };
  const contents = await openEnvelope(envelope, key.masterKey);
  return contents.ok
    ? { kind: 'unlocked', contents: contents.value, stored: stored.value, key }
    : { kind: 'unreadable' };
}
