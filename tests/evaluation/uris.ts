import { isDeepStrictEqual } from 'node:util';
import type { OtpKey } from '../../shared/otp/key.ts';
import { parseMigrationUri } from '../../shared/otp/migration.ts';
import { parseOtpauthUri } from '../../shared/otp/otpauth-uri.ts';
import { encodeSecret } from '../../shared/otp/secret.ts';
import { readLabels, type Item, type Outcome } from './report.ts';

/** A key or a transfer in the corpus's words, or a refusal. */
type Described = Readonly<Record<string, unknown>>;

interface Case {
  readonly id: string;
  readonly group: string;
  readonly uri: string;
  readonly expect: Described;
}

/** Judges the readers of `otpauth://`, `steam://` and `otpauth-migration://` on a folder with `cases.json`. */
export async function evaluateUris(corpus: string): Promise<readonly Item[]> {
  const labels = await readLabels(corpus);
  return [
    ...casesIn(labels, 'uris').map((of) => judge(of, describeUri)),
    ...casesIn(labels, 'migration').map((of) => judge(of, describeMigration)),
  ];
}

function casesIn(labels: unknown, part: 'uris' | 'migration'): readonly Case[] {
  const list = isRecord(labels) ? labels[part] : undefined;
  if (!Array.isArray(list) || !list.every(isCase)) throw new Error(`"${part}" is no list of cases`);
  return list;
}

const isRecord = (value: unknown): value is Described => typeof value === 'object' && value !== null;

const isCase = (value: unknown): value is Case =>
  isRecord(value) &&
  ['id', 'group', 'uri'].every((name) => typeof value[name] === 'string') &&
  isRecord(value['expect']);

function judge({ id, group, uri, expect }: Case, describe: (uri: string) => Described): Item {
  const start = performance.now();
  const got = describe(uri);
  const ms = performance.now() - start;
  return { id, group, outcome: compare(got, expect), got, expected: expect, ms };
}

function compare(got: Described, expected: Described): Outcome {
  if (isDeepStrictEqual(comparable(got), comparable(expected))) return 'right';
  return got['reject'] === true ? 'missed' : 'wrong';
}

// The secret is compared as bytes (`secretHex`): its text is not always canonical. Reasons are worded differently, and
// of a transfer's entries we keep neither the app's own id nor the name before it was split.
const notCompared = new Set(['secret', 'reason', 'rawName', 'uniqueId']);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !notCompared.has(name))
      .map(([name, part]) => [name, comparable(part)]),
  );
}

function describeUri(uri: string): Described {
  const key = parseOtpauthUri(uri);
  return key.ok ? describeKey(key.value) : { reject: true, reason: key.reason };
}

function describeMigration(uri: string): Described {
  const migration = parseMigrationUri(uri);
  if (!migration.ok) return { reject: true, reason: migration.reason };
  const { entries, version = null, batchSize = null, batchIndex, batchId = null } = migration.value;
  const described = entries.map((entry) =>
    entry.ok ? describeKey(entry.value) : { reject: true, reason: entry.reason },
  );
  return { count: entries.length, version, batchSize, batchIndex, batchId, entries: described };
}

function describeKey({ secret, ...key }: OtpKey): Described {
  const { issuer, account, labelIssuer, type, algorithm, digits } = key;
  return {
    issuer,
    account,
    ...(labelIssuer === undefined ? {} : { labelIssuer }),
    type,
    secret: encodeSecret(secret),
    secretHex: Buffer.from(secret).toString('hex'),
    algorithm,
    digits,
    ...(key.type === 'hotp' ? { counter: key.counter } : { period: key.periodSeconds }),
  };
}
