import { failure, success, type Result } from '../../shared/result.ts';
import { emptyContents } from '../vault/entry.ts';
import { readCurrent, writeNext } from '../vault/generations.ts';
import { newVault } from '../vault/new-vault.ts';
import { minimumPasswordLength, passwordLength } from '../vault/password.ts';
import type { Ports } from './ports.ts';

/** `exists`: there is a vault, or something that may be one; it is never written over. */
export type CreateFault = 'password-too-short' | 'exists' | 'not-written' | 'could-not-check';

export async function createVault(
  ports: Pick<Ports, 'storage' | 'session' | 'exclusively' | 'random' | 'derivePasswordKey'>,
  password: string,
): Promise<Result<void, CreateFault>> {
  if (passwordLength(password) < minimumPasswordLength) return failure('password-too-short');
  const { envelope, masterKey } = await newVault(password, ports.random, ports.derivePasswordKey);
  return ports.exclusively(async () => {
    const stored = await readCurrent(ports.storage);
    if (stored.ok || stored.reason !== 'none') {
      return failure(!stored.ok && stored.reason === 'could-not-check' ? 'could-not-check' : 'exists');
    }
    const written = await writeNext(ports.storage, undefined, {
      envelope,
      contents: emptyContents,
      masterKey,
    });
    if (!written.ok) return written;
    await ports.session.setUnlockedVault({ vaultId: envelope.head.vaultId, masterKey });
    return success(undefined);
  });
}
