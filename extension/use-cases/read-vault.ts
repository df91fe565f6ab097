import type { VaultContents } from '../vault/entry.ts';
import type { Envelope, EnvelopeFault } from '../vault/envelope-codec.ts';
import { openEnvelope } from '../vault/envelope.ts';
import { readCurrent } from '../vault/generations.ts';
import type { Ports, UnlockedVault } from './ports.ts';

/** `could-not-check`: storage did not answer. Six states, six screens: none is ever shown as another. */
export type VaultState =
  | { readonly kind: 'none' | 'locked' | 'could-not-check' | EnvelopeFault }
  | {
      readonly kind: 'unlocked';
      readonly contents: VaultContents;
      readonly envelope: Envelope;
      readonly key: UnlockedVault;
    };

export async function readVault({
  storage,
  session,
}: Pick<Ports, 'storage' | 'session'>): Promise<VaultState> {
  let answers;
  try {
    answers = await Promise.all([readCurrent(storage), session.unlockedVault()]);
  } catch {
    return { kind: 'could-not-check' };
  }
  const [stored, key] = answers;
  if (!stored.ok) return { kind: stored.reason };
  const envelope = stored.value;
  if (key?.vaultId !== envelope.head.vaultId) return { kind: 'locked' };
  const contents = await openEnvelope(envelope, key.masterKey);
  return contents.ok ? { kind: 'unlocked', contents: contents.value, envelope, key } : { kind: 'unreadable' };
}
