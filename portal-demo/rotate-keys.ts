import { failure, success, type Result } from '../shared/result.ts';
import { addKeyToFile, keepKeysInFile } from './adapters/key-ring.ts';
import type { Config } from './config.ts';
import { openKeyRing, openPorts } from './open-ports.ts';
import { sealSecretsAnew } from './otp/rotate-keys.ts';
import { sealingKeysInUse } from './otp/sealing-keys.ts';

/**
 * Seals all OTP secrets under the newest key of the ring. A portal that has its data folder for itself is given a new
 * key for it, and its old ones are thrown away. Where several portals share a database, all of them must know the new
 * key before the first secret is sealed under it, so there the operator puts it first in OTP_KEY and restarts them.
 * Yields the sentence to say.
 */
export async function rotateKeys(config: Config): Promise<Result<string, string>> {
  const isAlone = config.otpKey === undefined && config.databaseUrl === undefined;
  // Harmless should the rest fail: a key more opens nothing less.
  if (isAlone) addKeyToFile(config.dataDir);
  const ring = openKeyRing(config);
  if (!ring.ok) return ring;
  const opened = await openPorts(config);
  if (!opened.ok) return opened;
  const { ports, close } = opened.value;
  const { current, keys } = ring.value;
  try {
    const count = await sealSecretsAnew(ports, current);
    const inUse = await sealingKeysInUse(ports.database);
    const unused = [...keys.keys()].filter((keyId) => keyId !== current && !inUse.has(keyId));
    if (isAlone) keepKeysInFile(config.dataDir, new Set([current, ...inUse]));
    const sealed = `${count} secrets are sealed anew under the key ${current}.`;
    if (isAlone || unused.length === 0) return success(sealed);
    return success(
      `${sealed} Nothing is sealed under ${unused.join(', ')} any more: remove it from OTP_KEY.`,
    );
  } catch (error) {
    ports.log.error('A secret could not be sealed anew.', error);
    return failure(
      `Not every secret could be sealed under the key ${current}; the reason is above. Those that could not are as they were, and all keys are still needed.`,
    );
  } finally {
    await close();
  }
}
