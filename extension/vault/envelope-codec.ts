import { failure, success, type Result } from '../../shared/result.ts';
import { integer, listOf, oneOf, record, refined, text, type Shape } from '../../shared/shape.ts';
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

const base64 = (length?: number): Shape<Bytes> =>
  refined(text, (encoded) => {
    const bytes = fromBase64Url(encoded, length);
    return bytes.ok ? bytes.value : undefined;
  });
const shortText = refined(text, (value) => (value.length > 0 && value.length <= 64 ? value : undefined));
const sealed = (length?: number): Shape<Sealed> =>
  record({ nonce: base64(nonceLength), ciphertext: base64(length) });
const cost = refined(
  record({ memoryKiB: integer(1), iterations: integer(1), parallelism: integer(1) }),
  (value) => (isBoundedCost(value) ? value : undefined),
);
const slot: Shape<PasswordSlot> = record({
  id: shortText,
  type: oneOf('password'),
  cost,
  salt: base64(saltLength),
  wrappedKey: sealed(keyLength + tagLength),
});
const head = record({
  format: oneOf(format),
  version: oneOf(version),
  vaultId: shortText,
  generation: integer(1),
  slots: listOf(slot, 1, 8),
  bodyDigest: shortText,
});
const envelope: Shape<Envelope> = record({ head, headSeal: sealed(tagLength), body: sealed() });

const encodeSealed = ({ nonce, ciphertext }: Sealed) => ({
  nonce: toBase64Url(nonce),
  ciphertext: toBase64Url(ciphertext),
});

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
  if (isNewer(data)) return failure('newer');
  const read = envelope(data);
  // One vault has one spelling: what is not written exactly as we write it was not written by us.
  return read !== undefined && encodeParts(read) === `${parts}}` ? success(read) : failure('unreadable');
}

/** Later versions may add what they like, as long as the head names format and version. */
function isNewer(data: unknown): boolean {
  const { head } = data as {
    readonly head?: { readonly format?: unknown; readonly version?: unknown } | null;
  };
  return head?.format === format && typeof head.version === 'number' && head.version > version;
}
