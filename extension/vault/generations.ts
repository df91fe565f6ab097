import { failure, success, type Result } from '../../shared/result.ts';
import { integer, oneOf, record } from '../../shared/shape.ts';
import type { Bytes } from './aes-gcm.ts';
import { encodeContents } from './contents-codec.ts';
import type { VaultContents } from './entry.ts';
import { decodeEnvelope, encodeEnvelope, type Envelope, type EnvelopeFault } from './envelope-codec.ts';
import { openEnvelope } from './envelope.ts';

/** The browser's durable key-value store. One `set` of several keys is atomic. Any call may reject. */
export interface KeyValueStorage {
  get(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

const sides = ['vault/a', 'vault/b'] as const;
type Side = (typeof sides)[number];
const currentKey = 'vault/current';

/** Which side holds the vault. Written only after that side was read back and opened. */
const currentShape = record({ side: oneOf(...sides), generation: integer(1) });

export interface StoredVault {
  readonly envelope: Envelope;
  readonly side: Side;
}

/**
 * Why there is no vault to open, without any key. `none` is a first run; a lost or damaged vault never is.
 * `could-not-check`: storage did not answer.
 */
export type StorageFault = 'none' | EnvelopeFault | 'could-not-check';

async function decodeSide(side: Side, value: unknown): Promise<Result<StoredVault, 'none' | EnvelopeFault>> {
  if (value === undefined) return failure('none');
  const envelope = typeof value === 'string' ? await decodeEnvelope(value) : failure('unreadable' as const);
  return envelope.ok ? success({ envelope: envelope.value, side }) : envelope;
}

/**
 * Finds the vault in storage. Where the pointer is missing (a first write that was killed before it, or a damaged
 * store) the vault is the newer of the sides that are whole.
 */
export async function readCurrent(storage: KeyValueStorage): Promise<Result<StoredVault, StorageFault>> {
  let stored;
  try {
    stored = await storage.get([currentKey, ...sides]);
  } catch {
    return failure('could-not-check');
  }
  if (stored[currentKey] !== undefined) {
    const current = currentShape(stored[currentKey]);
    if (current === undefined) return failure('unreadable');
    const vault = await decodeSide(current.side, stored[current.side]);
    if (!vault.ok) return failure(vault.reason === 'newer' ? 'newer' : 'unreadable');
    return vault.value.envelope.head.generation === current.generation ? vault : failure('unreadable');
  }
  const found = await Promise.all(sides.map((side) => decodeSide(side, stored[side])));
  const whole = found.filter((vault) => vault.ok).map(({ value }) => value);
  const [newest] = whole.sort((a, b) => b.envelope.head.generation - a.envelope.head.generation);
  if (newest !== undefined) return success(newest);
  const faults = found.flatMap((vault) => (vault.ok ? [] : [vault.reason]));
  return failure(
    faults.find((fault) => fault === 'newer') ?? faults.find((fault) => fault !== 'none') ?? 'none',
  );
}

export interface NextVault {
  readonly envelope: Envelope;
  /** What `envelope` must open to. */
  readonly contents: VaultContents;
  readonly masterKey: Bytes;
}

/**
 * Writes `next` beside the vault that is there, reads it back, opens it, and only then makes it the current one and
 * drops the one before. Killed anywhere in between, the next `readCurrent` gives one of the two, whole.
 * The caller holds the vault lock; `before` is what `readCurrent` gave it under that lock.
 */
export async function writeNext(
  storage: KeyValueStorage,
  before: StoredVault | undefined,
  next: NextVault,
): Promise<Result<void, 'not-written'>> {
  const side = before?.side === 'vault/a' ? 'vault/b' : 'vault/a';
  const text = await encodeEnvelope(next.envelope);
  try {
    if (before !== undefined) await storage.set({ [currentKey]: pointerTo(before) });
    await storage.set({ [side]: text });
    if (!(await opensTo(next, side, (await storage.get([side]))[side]))) {
      await storage.remove([side]);
      return failure('not-written');
    }
    await storage.set({ [currentKey]: pointerTo({ side, envelope: next.envelope }) });
  } catch {
    return failure('not-written'); // storage refused a call: full, or going away; the vault before is still current
  }
  // The new vault is current; a side that stays behind is only untidy, and the next write takes it.
  await storage.remove(sides.filter((other) => other !== side)).catch(() => undefined);
  return success(undefined);
}

const pointerTo = ({ side, envelope }: StoredVault) => ({ side, generation: envelope.head.generation });

async function opensTo({ masterKey, contents }: NextVault, side: Side, readBack: unknown): Promise<boolean> {
  const stored = await decodeSide(side, readBack);
  const opened = stored.ok ? await openEnvelope(stored.value.envelope, masterKey) : stored;
  return opened.ok && encodeContents(opened.value) === encodeContents(contents);
}
