import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/result.ts';
import type { KeyRing } from './aes-gcm-box.ts';
import { placeNewFile } from './data-folder.ts';

const entryPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/** Reads `keyId:base64 of 32 bytes`, several separated by commas or lines; the first one seals, all of them open. */
export function parseKeyRing(text: string): Result<KeyRing, string> {
  const keys = new Map<string, Uint8Array>();
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [, keyId, base64] = entryPattern.exec(entry) ?? [];
    if (keyId === undefined || base64 === undefined) {
      return failure(
        'every entry must be keyId:base64 with 32 bytes, for example k1:… from "openssl rand -base64 32"',
      );
    }
    if (keys.has(keyId)) return failure(`the key id "${keyId}" is there twice`);
    keys.set(keyId, Buffer.from(base64, 'base64'));
  }
  const [current] = keys.keys();
  return current === undefined ? failure('there is no key in it') : success({ current, keys });
}

const pathIn = (dataDir: string): string => join(dataDir, 'otp-key');

/** An id of its own each time: rows sealed under a lost file are then recognised, not misread. */
const newEntry = (): string => `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;

/** The key file of this data folder; made at the first start, readable by its owner only. */
export function keyRingFile(dataDir: string): Result<KeyRing, string> {
  const path = pathIn(dataDir);
  placeNewFile(path, `${newEntry()}\n`); // an existing one stays
  const ring = parseKeyRing(readFileSync(path, 'utf8'));
  return ring.ok
    ? ring
    : failure(`The key file ${path} can't be used: ${ring.reason}. Put back the copy you kept of it.`);
}

/** Replaces the file as a whole, so that a crash leaves the old or the new one. */
function rewrite(path: string, entries: readonly string[]): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, entries.map((entry) => `${entry}\n`).join(''), { mode: 0o600, flush: true });
  renameSync(draft, path);
}

const entriesOf = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');

/** Puts a new key in front: from the next start on it seals. An unreadable file is left for `keyRingFile` to report. */
export function addKeyToFile(dataDir: string): void {
  const ring = keyRingFile(dataDir);
  if (ring.ok) rewrite(pathIn(dataDir), [newEntry(), ...entriesOf(pathIn(dataDir))]);
}

/** Throws away the keys that nothing is sealed under. */
export function keepKeysInFile(dataDir: string, kept: ReadonlySet<string>): void {
  const path = pathIn(dataDir);
  rewrite(
    path,
    entriesOf(path).filter((entry) => kept.has(entry.slice(0, entry.indexOf(':')))),
  );
}
