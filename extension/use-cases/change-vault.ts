import { failure, success, type Result } from '../../shared/result.ts';
import type { VaultContents } from '../vault/entry.ts';
import { sealEnvelope } from '../vault/envelope.ts';
import { writeNext } from '../vault/generations.ts';
import type { Ports } from './ports.ts';
import { readVault, type VaultState } from './read-vault.ts';

export type ChangeFault = Exclude<VaultState['kind'], 'unlocked'> | 'not-written';
export type ChangePorts = Pick<Ports, 'storage' | 'session' | 'exclusively' | 'random'>;

/**
 * The one writer of the vault: reads the newest generation, applies `change`, writes the next, all under the
 * vault lock. When `change` returns the contents it was given, nothing is written.
 */
export function changeVault(
  ports: ChangePorts,
  change: (contents: VaultContents) => VaultContents,
): Promise<Result<VaultContents, ChangeFault>> {
  return ports.exclusively(async () => {
    const vault = await readVault(ports);
    if (vault.kind !== 'unlocked') return failure(vault.kind);
    const contents = change(vault.contents);
    if (contents === vault.contents) return success(contents);
    const { vaultId, slots, generation } = vault.stored.envelope.head;
    const draft = { vaultId, slots, generation: generation + 1 };
    const { masterKey } = vault.key;
    const envelope = await sealEnvelope(draft, contents, masterKey, ports.random);
    const written = await writeNext(ports.storage, vault.stored, { envelope, contents, masterKey });
    return written.ok ? success(contents) : written;
  });
}
