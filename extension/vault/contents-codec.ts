import { algorithms, limits, type OtpKey } from '../../shared/otp/key.ts';
import { decodeSecret, encodeSecret } from '../../shared/otp/secret.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import {
  either,
  integer,
  listOf,
  oneOf,
  record,
  recordWith,
  refined,
  text,
  type Shape,
} from '../../shared/shape.ts';
import type { Entry, VaultContents } from './entry.ts';
import { webOrigin } from './web-origin.ts';

const secret = refined(text, (base32) => {
  const bytes = decodeSecret(base32);
  return bytes.ok && encodeSecret(bytes.value) === base32 ? bytes.value : undefined;
});
const common = {
  issuer: text,
  account: text,
  secret,
  algorithm: oneOf(...algorithms),
  digits: integer(limits.digits.min, limits.digits.max),
};
const labelIssuer = { labelIssuer: text };
const periodSeconds = integer(limits.periodSeconds.min, limits.periodSeconds.max);
const key: Shape<OtpKey> = either(
  recordWith({ type: oneOf('totp'), ...common, periodSeconds }, labelIssuer),
  recordWith({ type: oneOf('steam'), ...common, periodSeconds }, labelIssuer),
  recordWith(
    { type: oneOf('hotp'), ...common, counter: integer(limits.counter.min, limits.counter.max) },
    labelIssuer,
  ),
);
const entry: Shape<Entry> = record({
  id: text,
  key,
  state: oneOf('pending', 'confirmed'),
  origins: listOf(webOrigin),
  createdAtMs: integer(0),
});
const contents = record({
  version: oneOf(1),
  entries: listOf(entry),
  bin: listOf(record({ entry, why: oneOf('deleted', 'superseded'), binnedAtMs: integer(0) })),
});

const withTextSecret = (value: Entry): object => ({
  ...value,
  key: { ...value.key, secret: encodeSecret(value.key.secret) },
});

/** The plaintext of the vault as JSON, format version 1 (README.md beside this file). */
export const encodeContents = ({ entries, bin }: VaultContents): string =>
  JSON.stringify({
    version: 1,
    entries: entries.map(withTextSecret),
    bin: bin.map((item) => ({ ...item, entry: withTextSecret(item.entry) })),
  });

/** Refuses whole what does not have exactly the shape above: half a vault is not a vault. */
export function decodeContents(json: string): Result<VaultContents, 'malformed'> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return failure('malformed');
  }
  const read = contents(data);
  return read === undefined ? failure('malformed') : success({ entries: read.entries, bin: read.bin });
}
