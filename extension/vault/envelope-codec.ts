import * as v from 'valibot';
import { failure, success, type Result } from '../../shared/result.ts';
import { keyLength, nonceLength, tagLength, type Bytes, type Sealed } from './aes-gcm.ts';
import { isBoundedCost } from './argon2id.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { sha256 } from './sha256.ts';
import { saltLength, type PasswordSlot } from './slot.ts';

export interface EnvelopeHead {
  readonly vaultId: string;
  /** Counts writes; a vault never goes back. */
  readonly generation: number;
  readonly slots: readonly PasswordSlot[];
  /** SHA-256 of the body's nonce and ciphertext, base64url. */
  readonly bodyDigest: string;
}

/**
 * The vault as it lies on disk: a readable head (who may unlock, which generation) and the sealed contents.
 * The head's seal covers every slot, the generation and the digest of the body; so a way to unlock is added
 * or removed by sealing a new head around the same body, and no part can be swapped for an older one.
 */
export interface Envelope {
  readonly head: EnvelopeHead;
  /** AES-GCM of nothing with the head as associated data: only a holder of the master key can make it. */
  readonly headSeal: Sealed;
  readonly body: Sealed;
}

/** `unreadable`: damaged. `newer`: written by a later version of this program; it must not be touched. */
export type EnvelopeFault = 'unreadable' | 'newer';

const format = 'key-fob-vault';
const version = 1;
/** 32 MiB: room for some 100 000 entries; more is not a vault of ours. */
const maximumTextLength = 33_554_432;

const base64 = (length?: number) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Bytes>(({ dataset, addIssue, NEVER }) => {
      const bytes = fromBase64Url(dataset.value, length);
      if (bytes.ok) return bytes.value;
      addIssue({ message: 'not base64url of the right length' });
      return NEVER;
    }),
  );
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const identity = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));
const sealed = v.strictObject({ nonce: base64(nonceLength), ciphertext: base64() });
const slot = v.strictObject({
  id: identity,
  type: v.literal('password'),
  cost: v.pipe(v.strictObject({ memoryKiB: count, iterations: count, parallelism: count }), v.check(isBoundedCost)),
  salt: base64(saltLength),
  wrappedKey: v.pipe(sealed, v.check(({ ciphertext }) => ciphertext.length === keyLength + tagLength)),
});
const head = v.strictObject({
  format: v.literal(format),
  version: v.literal(version),
  vaultId: identity,
  generation: count,
  slots: v.pipe(v.array(slot), v.minLength(1), v.maxLength(32)),
  bodyDigest: v.pipe(v.string(), v.length(43)),
});
const envelope = v.strictObject({
  head,
  headSeal: v.pipe(sealed, v.check(({ ciphertext }) => ciphertext.length === tagLength)),
  body: sealed,
});
const newerEnvelope = v.object({
  head: v.object({ format: v.literal(format), version: v.pipe(v.number(), v.integer(), v.minValue(version + 1)) }),
});

const encodeSealed = ({ nonce, ciphertext }: Sealed) => ({ nonce: toBase64Url(nonce), ciphertext: toBase64Url(ciphertext) });

const encodeSlot = ({ id, type, cost, salt, wrappedKey }: PasswordSlot) => ({
  id,
  type,
  cost: { memoryKiB: cost.memoryKiB, iterations: cost.iterations, parallelism: cost.parallelism },
  salt: toBase64Url(salt),
  wrappedKey: encodeSealed(wrappedKey),
});

/** The head in its one spelling: field order is part of the format, since these bytes are authenticated. */
export const encodeHead = ({ vaultId, generation, slots, bodyDigest }: EnvelopeHead): object => ({
  format,
  version,
  vaultId,
  generation,
  slots: slots.map(encodeSlot),
  bodyDigest,
});

const encodeParts = ({ head, headSeal, body }: Envelope): string =>
  JSON.stringify({ head: encodeHead(head), headSeal: encodeSealed(headSeal), body: encodeSealed(body) });

/** Every version of the format ends like this: the checksum covers the JSON text without it. */
const checksummed = /^(.*),"checksum":"([\w-]{43})"\}$/s;

const withChecksum = async (parts: string): Promise<string> =>
  `${parts.slice(0, -1)},"checksum":"${toBase64Url(await sha256(parts))}"}`;

/** The envelope as text, byte for byte as README.md says. */
export const encodeEnvelope = (value: Envelope): Promise<string> => withChecksum(encodeParts(value));

/**
 * Reads an envelope without any key. The checksum is not a defence (the seals are): it lets us call a
 * damaged vault damaged, where a failed unlock alone would look like a wrong password.
 */
export async function decodeEnvelope(text: string): Promise<Result<Envelope, EnvelopeFault>> {
  const parts = text.length <= maximumTextLength ? checksummed.exec(text)?.[1] : undefined;
  if (parts === undefined || (await withChecksum(`${parts}}`)) !== text) return failure('unreadable');
  let data: unknown;
  try {
    data = JSON.parse(`${parts}}`);
  } catch {
    return failure('unreadable');
  }
  if (v.is(newerEnvelope, data)) return failure('newer');
  const parsed = v.safeParse(envelope, data);
  // One vault has one spelling: what is not written exactly as we write it was not written by us.
  return parsed.success && encodeParts(parsed.output) === `${parts}}` ? success(parsed.output) : failure('unreadable');
}
