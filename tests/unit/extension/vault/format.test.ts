import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { expect, it } from 'vitest';
import { argon2id as ourArgon2id } from '../../../../extension/vault/argon2id.ts';
import { decodeEnvelope } from '../../../../extension/vault/envelope-codec.ts';
import { openEnvelope } from '../../../../extension/vault/envelope.ts';
import { openPasswordSlot } from '../../../../extension/vault/slot.ts';
import { contents, envelopeText, password } from './format-vector.ts';

interface SealedText {
  readonly nonce: string;
  readonly ciphertext: string;
}
interface EnvelopeText {
  readonly head: {
    readonly vaultId: string;
    readonly bodyDigest: string;
    readonly slots: readonly {
      readonly id: string;
      readonly cost: {
        readonly memoryKiB: number;
        readonly iterations: number;
        readonly parallelism: number;
      };
      readonly salt: string;
      readonly wrappedKey: SealedText;
    }[];
  };
  readonly headSeal: SealedText;
  readonly body: SealedText;
}

const bytes = (base64url: string): Buffer => Buffer.from(base64url, 'base64url');

function open(key: Uint8Array, { nonce, ciphertext }: SealedText, associatedData: string): Buffer {
  const sealed = bytes(ciphertext);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce)).setAAD(Buffer.from(associatedData));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

/** Opens a vault by extension/vault/README.md alone, with nothing of ours. */
async function openIndependently(text: string, typed: string): Promise<unknown> {
  const [, parts = '', checksum] = /^(.*),"checksum":"([\w-]{43})"\}$/s.exec(text) ?? [];
  expect(createHash('sha256').update(`${parts}}`).digest('base64url')).toBe(checksum);
  const { head, headSeal, body } = JSON.parse(text) as EnvelopeText;
  const [slot] = head.slots;
  if (slot === undefined) throw new Error('no slot');
  const { memoryKiB, iterations, parallelism } = slot.cost;
  const passwordKey = await argon2id({
    password: Buffer.from(typed.normalize('NFKC')),
    salt: bytes(slot.salt),
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  const slotData = [
    'key-fob/v1/slot',
    head.vaultId,
    slot.id,
    'password',
    memoryKiB,
    iterations,
    parallelism,
    slot.salt,
  ];
  const masterKey = open(passwordKey, slot.wrappedKey, JSON.stringify(slotData));
  const derive = (info: string) => new Uint8Array(hkdfSync('sha256', masterKey, head.vaultId, info, 32));
  const headText = /^\{"head":(.*),"headSeal":/s.exec(text)?.[1] ?? '';
  expect(open(derive('key-fob/v1/head'), headSeal, headText)).toHaveLength(0);
  const digest = createHash('sha256')
    .update(bytes(body.nonce))
    .update(bytes(body.ciphertext))
    .digest('base64url');
  expect(digest).toBe(head.bodyDigest);
  return JSON.parse(
    open(derive('key-fob/v1/body'), body, JSON.stringify(['key-fob/v1/body', head.vaultId])).toString(),
  );
}

it('a vault of format version 1 opens', async () => {
  const envelope = await decodeEnvelope(envelopeText);
  if (!envelope.ok) throw new Error(envelope.reason);
  const [slot] = envelope.value.head.slots;
  if (slot === undefined) throw new Error('no slot');
  const masterKey = await openPasswordSlot(slot, envelope.value.head.vaultId, password, ourArgon2id);
  expect(masterKey.ok && (await openEnvelope(envelope.value, masterKey.value))).toEqual({
    ok: true,
    value: contents,
  });
});

it('its description is enough to open it without our program', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(await openIndependently(envelopeText, password)).toMatchObject({
    version: 1,
    entries: contents.entries.map((entry) => ({ ...entry, key: { ...entry.key, secret } })),
    bin: contents.bin.map((item) => ({
      ...item,
      entry: { ...item.entry, key: { ...item.entry.key, secret } },
    })),
  });
});
