import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** The key file of this data folder; made at the first start, readable by its owner only. */
export function keyRingFile(dataDir: string): Result<KeyRing, string> {
  const path = join(dataDir, 'otp-key');
  // A fresh id each time: rows sealed under a lost file are then recognised, not misread.
  const keyId = `k${randomBytes(4).toString('hex')}`;
  placeNewFile(path, `${keyId}:${randomBytes(32).toString('base64')}\n`); // an existing one stays
  const ring = parseKeyRing(readFileSync(path, 'utf8'));
  return ring.ok
    ? ring
    : failure(`The key file ${path} can't be used: ${ring.reason}. Put back the copy you kept of it.`);
}
