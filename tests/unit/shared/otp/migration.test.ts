import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure, success } from '../../../../shared/result.ts';
import { maxMigrationLength, parseMigrationUri } from '../../../../shared/otp/migration.ts';
import { secret } from './uri-cases.ts';

// A writer of protobuf by its specification, independent of our reader.
const varint = (value: bigint): number[] =>
  value < 0x80n ? [Number(value)] : [Number(value & 0x7fn) | 0x80, ...varint(value >> 7n)];
const number = (field: number, value: bigint | number): number[] => [
  ...varint(BigInt(field) << 3n),
  ...varint(BigInt.asUintN(64, BigInt(value))),
];
const bytes = (field: number, value: Iterable<number>): number[] => [
  ...varint((BigInt(field) << 3n) | 2n),
  ...varint(BigInt([...value].length)),
  ...value,
];
const text = (field: number, value: string): number[] => bytes(field, Buffer.from(value));
const entry = (...fields: number[][]): number[] => bytes(1, fields.flat());
const uriOf = (...fields: number[][]): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(fields.flat()).toString('base64'))}`;

const alice = entry(bytes(1, secret), text(2, 'alice'), number(4, 1), number(5, 1), number(6, 2));
const aliceKey = {
  type: 'totp',
  issuer: '',
  account: 'alice',
  secret,
  algorithm: 'SHA1',
  digits: 6,
  periodSeconds: 30,
};
const keyOf = (...fields: number[][]): unknown => {
  const parsed = parseMigrationUri(uriOf(entry(bytes(1, secret), ...fields)));
  return parsed.ok ? parsed.value.entries[0] : parsed;
};

test('a whole set of one part is read with its place in the set', () => {
  const uri = uriOf(alice, number(2, 1), number(3, 3), number(4, 2), number(5, -1320898453));
  expect(parseMigrationUri(uri)).toStrictEqual(
    success({ entries: [success(aliceKey)], version: 1, batchSize: 3, batchIndex: 2, batchId: -1320898453 }),
  );
});

test('what the writer left out is undefined, and the part is the first', () => {
  expect(parseMigrationUri(uriOf(alice))).toStrictEqual(
    success({
      entries: [success(aliceKey)],
      version: undefined,
      batchSize: undefined,
      batchIndex: 0,
      batchId: undefined,
    }),
  );
});

describe('settings', () => {
  test.each([
    [[], { type: 'totp', digits: 6, algorithm: 'SHA1', periodSeconds: 30 }],
    [[number(4, 0), number(5, 0), number(6, 0)], { type: 'totp', digits: 6, algorithm: 'SHA1' }],
    [[number(4, 2), number(5, 2)], { digits: 8, algorithm: 'SHA256' }],
    [[number(4, 3)], { algorithm: 'SHA512' }],
    [[number(6, 1), number(7, 4)], { type: 'hotp', counter: 4 }],
    [[number(6, 1)], { type: 'hotp', counter: 0 }],
    [[number(6, 1), number(7, Number.MAX_SAFE_INTEGER)], { type: 'hotp', counter: Number.MAX_SAFE_INTEGER }],
  ])('%j', (fields, expected) => {
    expect(keyOf(...fields)).toMatchObject(success(expected));
  });

  test('a repeated field counts as last written, unknown ones not at all, of any wire type', () => {
    const unknown = [...text(8, 'an id'), ...number(100, 1), 0x69, 1, 2, 3, 4, 5, 6, 7, 8, 0x6d, 1, 2, 3, 4];
    expect(keyOf(number(5, 1), unknown, number(5, 2), text(5, 'not a number'))).toMatchObject(
      success({ digits: 8 }),
    );
  });
});

describe('names, by the rules of labels in key URIs', () => {
  test.each([
    ['Example:alice', 'Example', { issuer: 'Example', account: 'alice' }],
    ['Example: alice', 'Example', { issuer: 'Example', account: 'alice' }],
    ['alice', 'Example', { issuer: 'Example', account: 'alice' }],
    ['Tenant:alice', 'Example', { issuer: 'Example', account: 'alice', labelIssuer: 'Tenant' }],
    ['encoding: ¿äÉ? (demo)', '', { issuer: 'encoding', account: '¿äÉ? (demo)' }],
    ['100%25', '', { issuer: '', account: '100%25' }],
  ])('name %j, issuer %j', (name, issuer, identity) => {
    expect(keyOf(text(2, name), text(3, issuer))).toMatchObject(success(identity));
  });

  test('a name that is no UTF-8 is shown, not lost with its key', () => {
    expect(keyOf(bytes(2, [0x61, 0xe9, 0x62]))).toMatchObject(success({ account: 'aéb' }));
  });
});

test('one account that cannot be held is reported by name and does not spoil the others', () => {
  const named = (...fields: number[][]): number[] => entry(text(2, 'bob'), text(3, 'Example'), ...fields);
  const parsed = parseMigrationUri(
    uriOf(
      named(bytes(1, secret), number(4, 4)),
      named(bytes(1, secret), number(5, 3)),
      named(bytes(1, secret), number(6, 3)),
      named(bytes(1, secret), number(6, 1), number(7, -1)),
      named(bytes(1, secret), number(6, 1), number(7, 2n ** 53n)),
      named(),
      bytes(1, [0x0a, 0x7f]),
      alice,
    ),
  );
  const bob = (fault: object): unknown => failure({ issuer: 'Example', account: 'bob', fault });
  expect(parsed.ok && parsed.value.entries).toStrictEqual([
    bob({ reason: 'unknown-algorithm', value: '4' }),
    bob({ reason: 'invalid-digits', value: '3' }),
    bob({ reason: 'unknown-type', value: '3' }),
    bob({ reason: 'invalid-counter', value: '-1' }),
    bob({ reason: 'invalid-counter', value: '9007199254740992' }),
    bob({ reason: 'empty-secret' }),
    failure({ issuer: '', account: '', fault: { reason: 'damaged' } }),
    success(aliceKey),
  ]);
});

describe('base64 as it is found', () => {
  // From its third byte on, where a group of four characters begins, this secret is `+++/`.
  const special = Uint8Array.of(1, 2, 0xfb, 0xef, 0xbf);
  const raw = Buffer.from(entry(bytes(1, special), text(2, 'al')).concat(number(2, 1))).toString('base64');

  test.each([
    ['percent-encoded', encodeURIComponent(raw)],
    ['raw', raw],
    ['without padding', raw.replaceAll('=', '')],
    ['with spaces where form decoding took the plus', raw.replaceAll('+', ' ')],
  ])('%s', (_, data) => {
    expect(raw).toContain('+++/');
    expect(parseMigrationUri(`otpauth-migration://offline?data=${data}`)).toMatchObject(
      success({ entries: [success({ secret: special, account: 'al' })] }),
    );
  });

  test('scheme, host and name in any letter case, other parameters, a slash and a line end', () => {
    expect(parseMigrationUri(`OTPAuth-Migration://Offline/?x=1&DATA=${raw}\n`)).toMatchObject({ ok: true });
  });
});

describe('refused as a whole', () => {
  const data = (base64: string): string => `otpauth-migration://offline?data=${base64}`;
  test.each([
    ['', 'not-migration'],
    ['otpauth://totp/alice?secret=MZXW6YTB', 'not-migration'],
    ['otpauth-migration://online?data=AAAA', 'not-migration'],
    ['otpauth-migration://offline', 'not-migration'],
    ['otpauth-migration://offline?', 'missing-data'],
    ['otpauth-migration://offline?metadata=AAAA', 'missing-data'],
    [data(''), 'missing-data'],
    [data('*AAA'), 'not-base64'],
    [data('AAAAA'), 'not-base64'],
    [data('A=AA'), 'not-base64'],
    [data('%ZZAA'), 'not-base64'],
    [data('='), 'no-entries'],
    // A length beyond the end, a varint without end, one too long, a group, field 0.
    [uriOf([0x0a, 0x05, 0x01]), 'damaged'],
    [uriOf([0x10, 0x80]), 'damaged'],
    [uriOf([0x10, ...Array<number>(10).fill(0xff), 0x01]), 'damaged'],
    [uriOf([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]), 'damaged'],
    [uriOf([0x0b]), 'damaged'],
    [uriOf([0x00, 0x00]), 'damaged'],
    [uriOf([0x11, 1, 2, 3]), 'damaged'],
    [uriOf([0x15, 1, 2, 3]), 'damaged'],
    [uriOf(number(2, 1), number(3, 1)), 'no-entries'],
    [uriOf(number(1, 5)), 'no-entries'],
  ])('%s', (uri, reason) => {
    expect(parseMigrationUri(uri)).toStrictEqual(failure(reason));
  });

  test('when it is too long', () => {
    expect(parseMigrationUri(data('A'.repeat(maxMigrationLength)))).toStrictEqual(failure('too-long'));
  });
});

test('the key holds its own copy of the secret, not the payload with all the others', () => {
  const parsed = parseMigrationUri(uriOf(alice, alice));
  const first = parsed.ok ? parsed.value.entries[0] : undefined;
  expect(first?.ok === true && first.value.secret.buffer.byteLength).toBe(secret.length);
});

test('no payload makes the reader throw', () => {
  const payload = uriOf(alice, alice, number(2, 1), number(5, -7));
  const whole = Buffer.from(decodeURIComponent(payload.split('data=')[1] ?? ''), 'base64');
  const mutated = fc
    .array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 })
    .map((changes) => {
      const bytesOf = Uint8Array.from(whole);
      for (const [at, value] of changes) bytesOf[at] = value;
      return [...bytesOf];
    });
  const payloads = fc.oneof(
    mutated,
    fc.uint8Array({ maxLength: 200 }).map((some) => [...some]),
  );
  fc.assert(
    fc.property(payloads, (some) => {
      const parsed = parseMigrationUri(uriOf(some));
      if (!parsed.ok) return;
      expect(parsed.value.entries.length).toBeGreaterThan(0);
      for (const read of parsed.value.entries)
        if (read.ok) expect(read.value.secret.length).toBeGreaterThan(0);
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (some) => typeof parseMigrationUri(some).ok === 'boolean'),
  );
});

test('a payload as large as may be is read or refused at once', () => {
  const room = Math.floor(((maxMigrationLength - 100) * 3) / 4);
  const hostile = [
    Array<number>(room).fill(0x08),
    Array<number>(room).fill(0xff),
    Array.from({ length: room }, (_, index) => (index % 2 === 0 ? 0x0a : 0x00)),
    entry(bytes(1, secret), bytes(2, Array<number>(room - 40).fill(0x25))),
  ];
  const start = performance.now();
  for (const payload of hostile)
    parseMigrationUri(`otpauth-migration://offline?data=${Buffer.from(payload).toString('base64')}`);
  expect(performance.now() - start).toBeLessThan(2000);
});
