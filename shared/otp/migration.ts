import { failure, success, type Result } from '../result.ts';
import { packBits } from './bits.ts';
import { defaults, limits, type Algorithm, type KeyFault, type OtpKey } from './key.ts';
import { decodePercent, identify, splitLabel, type Identity } from './label.ts';
import { readFields, type Field } from './protobuf.ts';

/** Accounts as Google Authenticator hands them over, or one part of them: it shows about ten to a QR code. */
export interface Migration {
  /** In the order of the payload; one that cannot be held does not spoil the others. */
  readonly entries: readonly Result<OtpKey, MigrationEntryFault>[];
  /** 1 or 2; undefined where the writer left it out, as with the fields below. */
  readonly version: number | undefined;
  /** How many parts there are. */
  readonly batchSize: number | undefined;
  /** Which part this is, from 0. */
  readonly batchIndex: number;
  /** The same number in all parts of a set; version 2 has none. */
  readonly batchId: number | undefined;
}

export type MigrationFault =
  'not-migration' | 'too-long' | 'missing-data' | 'not-base64' | 'damaged' | 'no-entries';

/** Why one account was left behind, and which: names as far as they are known. */
export interface MigrationEntryFault extends Pick<Identity, 'issuer' | 'account'> {
  readonly fault: KeyFault | { readonly reason: 'damaged' };
}

/** In characters: room for some hundred accounts, which other writers put into one URI. */
export const maxMigrationLength = 65_536;

const uriPattern = /^otpauth-migration:\/\/offline\/?\?(.*)$/is;

/** Reads `otpauth-migration://offline?data=BASE64`; the payload is the app's protobuf message MigrationPayload. */
export function parseMigrationUri(text: string): Result<Migration, MigrationFault> {
  if (text.length > maxMigrationLength) return failure('too-long');
  const [, query] = uriPattern.exec(text.trim()) ?? [];
  if (query === undefined) return failure('not-migration');
  const [, data = ''] = /(?:^|&)data=([^&]*)/i.exec(query) ?? [];
  if (data === '') return failure('missing-data');
  const payload = decodeBase64(decodePercent(data));
  if (payload === undefined) return failure('not-base64');
  const fields = readFields(payload);
  return fields.ok ? readPayload(fields.value) : failure('damaged');
}

/** Field numbers of MigrationPayload. */
const payload = { entry: 1, version: 2, batchSize: 3, batchIndex: 4, batchId: 5 } as const;
/** Field numbers of OtpParameters; 8 is an id of the app's own. */
const entry = { secret: 1, name: 2, issuer: 3, algorithm: 4, digits: 5, type: 6, counter: 7 } as const;

// 0 is protobuf's "not given" in each of these. Algorithm 4 is MD5, which no key URI can say.
const algorithmOf: Readonly<Record<number, Algorithm>> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };
const digitsOf: Readonly<Record<number, number>> = { 0: 6, 1: 6, 2: 8 };
const typeOf: Readonly<Record<number, 'totp' | 'hotp'>> = { 0: 'totp', 1: 'hotp', 2: 'totp' };

function readPayload(fields: readonly Field[]): Result<Migration, MigrationFault> {
  const messages = fields.filter(({ number }) => number === payload.entry).map(({ value }) => value);
  const entries = messages.filter((value) => value instanceof Uint8Array).map(readEntry);
  if (entries.length === 0) return failure('no-entries');
  return success({
    entries,
    version: int32(fields, payload.version),
    batchSize: int32(fields, payload.batchSize),
    batchIndex: int32(fields, payload.batchIndex) ?? 0,
    batchId: int32(fields, payload.batchId),
  });
}

function readEntry(message: Uint8Array): Result<OtpKey, MigrationEntryFault> {
  const parsed = readFields(message);
  if (!parsed.ok) return failure({ issuer: '', account: '', fault: { reason: 'damaged' } });
  const fields = parsed.value;
  // The name is the label as it was scanned, so it often names the issuer once more.
  const identity = identify(splitLabel(text(fields, entry.name)), text(fields, entry.issuer).trim());
  const key = readKey(fields, identity);
  return key.ok ? key : failure({ issuer: identity.issuer, account: identity.account, fault: key.reason });
}

function readKey(fields: readonly Field[], identity: Identity): Result<OtpKey, KeyFault> {
  const number = (field: number): number => int32(fields, field) ?? 0;
  const type = typeOf[number(entry.type)];
  if (type === undefined) return failure({ reason: 'unknown-type', value: String(number(entry.type)) });
  const algorithm = algorithmOf[number(entry.algorithm)];
  if (algorithm === undefined)
    return failure({ reason: 'unknown-algorithm', value: String(number(entry.algorithm)) });
  const digits = digitsOf[number(entry.digits)];
  if (digits === undefined) return failure({ reason: 'invalid-digits', value: String(number(entry.digits)) });
  // A copy: the key must not keep the whole payload, with the other secrets, alive.
  const secret = bytes(fields, entry.secret).slice();
  if (secret.length === 0) return failure({ reason: 'empty-secret' });
  const common = { ...identity, secret, algorithm, digits };
  if (type === 'totp') return success({ type, ...common, periodSeconds: defaults.periodSeconds });
  const counter = BigInt.asIntN(64, varint(fields, entry.counter) ?? 0n);
  if (counter < limits.counter.min || counter > limits.counter.max) {
    return failure({ reason: 'invalid-counter', value: String(counter) });
  }
  return success({ type, ...common, counter: Number(counter) });
}

// Of a repeated field the last counts, and one of another wire type is unknown (protobuf encoding, "Last One Wins").
const valuesOf = (fields: readonly Field[], wanted: number): Field['value'][] =>
  fields.filter(({ number }) => number === wanted).map(({ value }) => value);

const varint = (fields: readonly Field[], wanted: number): bigint | undefined =>
  valuesOf(fields, wanted).findLast((value) => typeof value === 'bigint');

const bytes = (fields: readonly Field[], wanted: number): Uint8Array =>
  valuesOf(fields, wanted).findLast((value) => value instanceof Uint8Array) ?? new Uint8Array();

function int32(fields: readonly Field[], wanted: number): number | undefined {
  const value = varint(fields, wanted);
  return value === undefined ? undefined : Number(BigInt.asIntN(32, value));
}

/** UTF-8; bytes that are none are shown one by one, for shared code has no TextDecoder. */
function text(fields: readonly Field[], wanted: number): string {
  const utf8 = bytes(fields, wanted);
  const escaped = Array.from(utf8, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const decoded = decodePercent(escaped);
  return decoded === escaped ? String.fromCharCode(...utf8) : decoded;
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648 §4, padding optional. A space is a + that someone decoded as form data. */
function decodeBase64(base64: string): Uint8Array | undefined {
  const characters = base64.replaceAll(' ', '+').replace(/={0,2}$/, '');
  const values = Array.from(characters, (character) => base64Alphabet.indexOf(character));
  return values.includes(-1) || values.length % 4 === 1 ? undefined : packBits(values, 6);
}
