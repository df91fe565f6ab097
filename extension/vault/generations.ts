import { failure, success, type Result } from '../../shared/result.ts';
import type { Bytes } from './aes-gcm.ts';
import { encodeContents } from './contents-codec.ts';
import type { VaultContents } from './entry.ts';
import { decodeEnvelope, encodeEnvelope, type Envelope, type EnvelopeFault } from './envelope-codec.ts';
import { openEnvelope } from './envelope.ts';

/** The browser's durable key-value store. One `set` of several keys is atomic. */
export interface KeyValueStorage {
  get(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** What storage holds, without any key. `none` is a first run; a lost or damaged vault never is. */
export type StoredVault = Result<Envelope, 'none' | EnvelopeFault>;

const sides = ['vault/a', 'vault/b'] as const;
type Side = (typeof sides)[number];
const currentKey = 'vault/current';

/** Which side holds the vault. Written only after that side was read back and found whole. */
interface Current {
  readonly side: Side;
  readonly generation: number;
}

const isCurrent = (value: unknown): value is Current =>
  typeof value === 'object' &&
  value !== null &&
  'side' in value &&
  'generation' in value &&
  sides.some((side) => side === value.side);

async function decodeSide(value: unknown): Promise<StoredVault> {
  if (value === undefined) return failure('none');
  return typeof value === 'string' ? decodeEnvelope(value) : failure('unreadable');
}

/**
 * Finds the vault in storage. After a first write that was killed between its two steps there is a side
 * but no pointer yet: a whole side is then the vault.
 */
export async function readCurrent(storage: KeyValueStorage): Promise<StoredVault> {
  const stored = await storage.get([currentKey, ...sides]);
  const current = stored[currentKey];
  if (isCurrent(current)) {
    const vault = await decodeSide(stored[current.side]);
    if (!vault.ok) return failure(vault.reason === 'newer' ? 'newer' : 'unreadable');
    return vault.value.head.generation === current.generation ? vault : failure('unreadable');
  }
  if (current !== undefined) return failure('unreadable');
  const found = (await Promise.all(sides.map((side) => decodeSide(stored[side])))).filter(
    (vault) => vault.ok || vault.reason !== 'none',
  );
  return found.length > 1 ? failure('unreadable') : (found[0] ?? failure('none'));
}

/**
 * Writes `envelope` beside the vault that is there, reads it back, opens it, and only then makes it the current
 * one and drops the one before. Killed anywhere in between, the next `readCurrent` gives one of the two, whole.
 * The caller holds the vault lock and made `envelope` from what `readCurrent` gave.
 */
export async function writeNext(
  storage: KeyValueStorage,
  envelope: Envelope,
  { masterKey, contents }: { readonly masterKey: Bytes; readonly contents: VaultContents },
): Promise<Result<void, 'not-written'>> {
  const text = await encodeEnvelope(envelope);
  const stored = (await storage.get([currentKey]))[currentKey];
  const side = isCurrent(stored) && stored.side === 'vault/a' ? 'vault/b' : 'vault/a';
  await storage.set({ [side]: text });
  const readBack = await decodeSide((await storage.get([side]))[side]);
  const opened = readBack.ok ? await openEnvelope(readBack.value, masterKey) : readBack;
  if (!opened.ok || encodeContents(opened.value) !== encodeContents(contents)) return failure('not-written');
  const current: Current = { side, generation: envelope.head.generation };
  await storage.set({ [currentKey]: current });
  await storage.remove(sides.filter((other) => other !== side));
  return success(undefined);
}
