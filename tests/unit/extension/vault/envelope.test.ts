import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultCost } from '../../../../extension/vault/argon2id.ts';
import type { VaultContents } from '../../../../extension/vault/entry.ts';
import { decodeEnvelope, encodeEnvelope, type Envelope } from '../../../../extension/vault/envelope-codec.ts';
import { openEnvelope, sealEnvelope, sealHead } from '../../../../extension/vault/envelope.ts';
import { newVault } from '../../../../extension/vault/new-vault.ts';
import { sha256 } from '../../../../extension/vault/sha256.ts';
import { toBase64Url } from '../../../../extension/vault/base64url.ts';
import { createPasswordSlot, openPasswordSlot } from '../../../../extension/vault/slot.ts';
import { entry, password } from '../sample.ts';
import { quickDerive, random } from '../stand-ins.ts';

const contents: VaultContents = { entries: [entry], bin: [{ entry, why: 'superseded', binnedAtMs: 1 }] };
let envelope: Envelope;
let masterKey: Uint8Array<ArrayBuffer>;
let text: string;

beforeAll(async () => {
  const vault = await newVault(password, random, quickDerive);
  masterKey = vault.masterKey;
  envelope = await sealEnvelope({ ...vault.envelope.head, generation: 2 }, contents, masterKey, random);
  text = await encodeEnvelope(envelope);
});

/** What an attacker with the file can do: change it and make the checksum fit again. */
async function forged(change: (text: string) => string): Promise<string> {
  const parts = `${change(text).replace(/(,"checksum":"[\w-]{43}")?\}$/, '')}}`;
  return `${parts.slice(0, -1)},"checksum":"${toBase64Url(await sha256(parts))}"}`;
}

describe('the envelope', () => {
  it('gives back what was sealed', async () => {
    const read = await decodeEnvelope(text);
    expect(read.ok && (await openEnvelope(read.value, masterKey))).toEqual({ ok: true, value: contents });
  });

  it('holds nothing of the contents in readable form', () => {
    for (const canary of [
      'Portal',
      'ada@',
      'portal.example',
      'GEZDGNBVGY3TQOJQ',
      '3132333435',
      'MTIzNDU2Nzg5',
    ]) {
      expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
    }
  });

  it('is unreadable after any one byte was flipped, and never taken for empty, newer or a wrong password', async () => {
    const bytes = new TextEncoder().encode(text);
    for (let index = 0; index < bytes.length; index += 1) {
      for (const mask of [0x01, 0x02, 0x20]) {
        const damaged = bytes.slice();
        damaged[index] = (damaged[index] ?? 0) ^ mask;
        expect(await decodeEnvelope(new TextDecoder().decode(damaged))).toEqual({
          ok: false,
          reason: 'unreadable',
        });
      }
    }
  });

  it('is unreadable when cut off anywhere', async () => {
    for (let length = 0; length < text.length; length += 7) {
      expect(await decodeEnvelope(text.slice(0, length))).toEqual({ ok: false, reason: 'unreadable' });
    }
  });

  it('refuses a head changed by someone who can make checksums but has no key', async () => {
    const changes = [
      (t: string) => t.replace('"generation":2', '"generation":3'),
      (t: string) =>
        t.replace(/"vaultId":"(.)/, (_, char: string) => `"vaultId":"${char === 'A' ? 'B' : 'A'}`),
      (t: string) => t.replace(/"slots":\[(\{.*?\}\})\]/, '"slots":[$1,$1]'),
      (t: string) =>
        t.replace(
          /("body":\{"nonce":")(.)/,
          (_, before: string, char: string) => `${before}${char === 'A' ? 'B' : 'A'}`,
        ),
    ];
    for (const change of changes) {
      const read = await decodeEnvelope(await forged(change));
      expect(read.ok && (await openEnvelope(read.value, masterKey))).toEqual({
        ok: false,
        reason: 'unreadable',
      });
    }
  });

  it('refuses the body of an older generation under a newer head', async () => {
    const older = await sealEnvelope(
      { ...envelope.head, generation: 1 },
      { entries: [], bin: [] },
      masterKey,
      random,
    );
    expect(await openEnvelope({ ...envelope, body: older.body }, masterKey)).toEqual({
      ok: false,
      reason: 'unreadable',
    });
  });

  it.each([
    ['an iteration count of 1', '"iterations":3', '"iterations":1'],
    ['a billion iterations', '"iterations":3', '"iterations":1000000000'],
    ['1 KiB of memory', '"memoryKiB":65536', '"memoryKiB":1'],
    ['16 GiB of memory', '"memoryKiB":65536', '"memoryKiB":16777216'],
    ['an unknown field', '"generation":2', '"generation":2,"note":"x"'],
    ['another spelling of a number', '"generation":2', '"generation":2.0'],
  ])('refuses a head with %s before it derives any key', async (_, from, to) => {
    expect(await decodeEnvelope(await forged((t) => t.replace(from, to)))).toEqual({
      ok: false,
      reason: 'unreadable',
    });
  });

  it('leaves a vault of a later format version to later programs', async () => {
    const later = await forged((t) => t.replace('"version":1', '"version":2'));
    expect(await decodeEnvelope(later)).toEqual({ ok: false, reason: 'newer' });
  });

  it.each(['null', 'file://', 'https://example.com/path', 'HTTPS://EXAMPLE.COM', 'javascript:alert(1)', ''])(
    'holds no entry bound to “%s”',
    async (origin) => {
      const bound = { entries: [{ ...entry, origins: [origin] }], bin: [] };
      const sealed = await sealEnvelope(envelope.head, bound, masterKey, random);
      expect(await openEnvelope(sealed, masterKey)).toEqual({ ok: false, reason: 'unreadable' });
    },
  );

  it('takes a second way to unlock without touching the sealed contents', async () => {
    const { vaultId, slots } = envelope.head;
    const added = { vaultId, password: 'a second password', masterKey, cost: defaultCost };
    const slot = await createPasswordSlot(added, random, quickDerive);
    const next = await sealHead(
      { vaultId, generation: 3, slots: [...slots, slot] },
      envelope.body,
      masterKey,
      random,
    );
    expect(next.body).toBe(envelope.body);
    const opened = await openPasswordSlot(slot, vaultId, 'a second password', quickDerive);
    expect(opened.ok && (await openEnvelope(next, opened.value))).toEqual({ ok: true, value: contents });
  });

  it('never throws, whatever the text, also under a checksum that fits', async () => {
    const strange = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ head: fc.anything(), headSeal: fc.anything(), body: fc.anything() }, { requiredKeys: [] })
        .map((any) => JSON.stringify(any)),
    );
    await fc.assert(
      fc.asyncProperty(strange, async (any) => {
        expect((await decodeEnvelope(any)).ok).toBe(false);
        expect((await decodeEnvelope(await forged(() => any))).ok).toBe(false);
      }),
    );
    expect(await decodeEnvelope(await forged(() => '{"head":null'))).toEqual({
      ok: false,
      reason: 'unreadable',
    });
  });

  it('keeps any names and any secret exactly', async () => {
    const names = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(
        names,
        names,
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        async (issuer, account, secret) => {
          const any: VaultContents = {
            entries: [{ ...entry, key: { ...entry.key, issuer, account, secret } }],
            bin: [],
          };
          const sealed = await decodeEnvelope(
            await encodeEnvelope(await sealEnvelope(envelope.head, any, masterKey, random)),
          );
          expect(sealed.ok && (await openEnvelope(sealed.value, masterKey))).toEqual({
            ok: true,
            value: any,
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the password', () => {
  it('opens its slot however its accents were typed (NFKC)', async () => {
    const { vaultId } = envelope.head;
    const slot = await createPasswordSlot(
      { vaultId, password: 'žluťoučký kůň', masterKey, cost: defaultCost },
      random,
      quickDerive,
    );
    const opened = await openPasswordSlot(slot, vaultId, 'žluťoučký kůň'.normalize('NFD'), quickDerive);
    expect(opened).toEqual({ ok: true, value: masterKey });
  });

  it('counts whole, however long: a change of its last character is a wrong password', async () => {
    const { vaultId } = envelope.head;
    const long = 'ř'.repeat(2000);
    const slot = await createPasswordSlot(
      { vaultId, password: `${long}a`, masterKey, cost: defaultCost },
      random,
      quickDerive,
    );
    expect(await openPasswordSlot(slot, vaultId, `${long}b`, quickDerive)).toEqual({
      ok: false,
      reason: 'wrong-password',
    });
  });

  it('does not open a slot that was moved to another vault', async () => {
    const [slot] = envelope.head.slots;
    expect(slot && (await openPasswordSlot(slot, 'another-vault', password, quickDerive))).toEqual({
      ok: false,
      reason: 'wrong-password',
    });
  });
});
