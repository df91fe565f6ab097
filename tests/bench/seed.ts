import type { Entry, VaultContents } from '../../extension/vault/entry.ts';
import { changeVault } from '../../extension/use-cases/change-vault.ts';
import { createVault } from '../../extension/use-cases/create-vault.ts';
import type { DerivePasswordKey } from '../../extension/vault/slot.ts';
import { toBase64Url } from '../../extension/vault/base64url.ts';
import { quickDerive, random, standInPorts, type StandInPorts } from '../unit/extension/stand-ins.ts';

export const password = 'correct horse battery';

/** As many accounts as wanted, no two alike. */
export function contentsOf(count: number): VaultContents {
  const entries = Array.from({ length: count }, (_, index): Entry => {
    const site = `site-${index}.example`;
    const key = {
      type: 'totp',
      issuer: `Company ${index}`,
      account: `ada@${site}`,
      secret: random(20),
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
    } as const;
    return {
      id: toBase64Url(random(16)),
      key,
      state: 'confirmed',
      origins: [`https://${site}`],
      createdAtMs: 1_700_000_000_000,
    };
  });
  return { entries, bin: [] };
}

/** A fob in memory, unlocked, that holds `contents`. */
export async function fobWith(
  contents: VaultContents,
  derivePasswordKey: DerivePasswordKey = quickDerive,
): Promise<StandInPorts> {
  const ports = { ...standInPorts(), derivePasswordKey };
  for (const step of [await createVault(ports, password), await changeVault(ports, () => contents)])
    if (!step.ok) throw new Error(`The vault could not be seeded: ${step.reason}`);
  return ports;
}

/** What the browser's two storage areas hold of such a fob. */
export interface StoredFob {
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
}

export async function storedFobWith(contents: VaultContents): Promise<StoredFob> {
  const { storage, session } = await fobWith(contents);
  const key = await session.unlockedVault();
  if (key === undefined) throw new Error('The seeded vault is locked');
  return {
    local: Object.fromEntries(storage.items),
    // As extension/browser/session.ts keeps it.
    session: { unlocked: { vaultId: key.vaultId, masterKey: toBase64Url(key.masterKey) } },
  };
}
