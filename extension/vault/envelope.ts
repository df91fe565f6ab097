import { failure, success, type Result } from '../../shared/result.ts';
import { nonceLength, open, seal, type Bytes, type Sealed } from './aes-gcm.ts';
import { toBase64Url } from './base64url.ts';
import { decodeContents, encodeContents } from './contents-codec.ts';
import type { VaultContents } from './entry.ts';
import { encodeHead, type Envelope, type EnvelopeHead } from './envelope-codec.ts';
import { deriveKey } from './hkdf.ts';
import { sha256 } from './sha256.ts';
import type { RandomBytes } from './slot.ts';

const nothing = new Uint8Array(0);

const headKey = (masterKey: Bytes, head: EnvelopeHead) =>
  deriveKey(masterKey, vaultSalt(head.vaultId), 'key-fob/v1/head');
const bodyKey = (masterKey: Bytes, vaultId: string) =>
  deriveKey(masterKey, vaultSalt(vaultId), 'key-fob/v1/body');
const vaultSalt = (vaultId: string): Bytes => new TextEncoder().encode(vaultId);
const bodyData = (vaultId: string): Bytes =>
  new TextEncoder().encode(JSON.stringify(['key-fob/v1/body', vaultId]));
const headData = (head: EnvelopeHead): Bytes => new TextEncoder().encode(JSON.stringify(encodeHead(head)));

async function digestOf({ nonce, ciphertext }: Sealed): Promise<string> {
  const bytes = new Uint8Array(nonce.length + ciphertext.length);
  bytes.set(nonce);
  bytes.set(ciphertext, nonce.length);
  return toBase64Url(await sha256(bytes));
}

/** Everything about an envelope but its contents. */
export type HeadDraft = Omit<EnvelopeHead, 'bodyDigest'>;

export async function sealEnvelope(
  draft: HeadDraft,
  contents: VaultContents,
  masterKey: Bytes,
  random: RandomBytes,
): Promise<Envelope> {
  const plaintext = new TextEncoder().encode(encodeContents(contents));
  const key = await bodyKey(masterKey, draft.vaultId);
  return sealHead(
    draft,
    await seal(key, random(nonceLength), plaintext, bodyData(draft.vaultId)),
    masterKey,
    random,
  );
}

/** A new head around a body that stays as it is: this is how the ways to unlock change. */
export async function sealHead(
  draft: HeadDraft,
  body: Sealed,
  masterKey: Bytes,
  random: RandomBytes,
): Promise<Envelope> {
  const head = { ...draft, bodyDigest: await digestOf(body) };
  const headSeal = await seal(await headKey(masterKey, head), random(nonceLength), nothing, headData(head));
  return { head, headSeal, body };
}

/** Fails closed: a head, body or plaintext that is not exactly what the master key's holder wrote gives no contents at all. */
export async function openEnvelope(
  envelope: Envelope,
  masterKey: Bytes,
): Promise<Result<VaultContents, 'unreadable'>> {
  const { head, headSeal, body } = envelope;
  const headIsOurs = await open(await headKey(masterKey, head), headSeal, headData(head));
  if (!headIsOurs.ok || head.bodyDigest !== (await digestOf(body))) return failure('unreadable');
  const plaintext = await open(await bodyKey(masterKey, head.vaultId), body, bodyData(head.vaultId));
  if (!plaintext.ok) return failure('unreadable');
  const contents = decodeContents(
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plaintext.value),
  );
  return contents.ok ? success(contents.value) : failure('unreadable');
}
