import * as v from 'valibot';
import { limits, type OtpKey } from '../../shared/otp/key.ts';
import { decodeSecret, encodeSecret } from '../../shared/otp/secret.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Entry, VaultContents } from './entry.ts';

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const secret = v.pipe(
  text,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const bytes = decodeSecret(dataset.value);
    if (bytes.ok && encodeSecret(bytes.value) === dataset.value) return bytes.value;
    addIssue({ message: 'secret is not canonical base32', input: undefined });
    return NEVER;
  }),
);
const common = {
  issuer: text,
  account: text,
  labelIssuer: v.exactOptional(text),
  secret,
  algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512']),
  digits: v.pipe(count, v.minValue(limits.digits.min), v.maxValue(limits.digits.max)),
};
const periodSeconds = v.pipe(count, v.minValue(limits.periodSeconds.min), v.maxValue(limits.periodSeconds.max));
const key = v.variant('type', [
  v.strictObject({ type: v.literal('totp'), ...common, periodSeconds }),
  v.strictObject({ type: v.literal('steam'), ...common, periodSeconds }),
  v.strictObject({ type: v.literal('hotp'), ...common, counter: count }),
]);
const entry = v.strictObject({
  id: v.pipe(text, v.nonEmpty()),
  key,
  state: v.picklist(['pending', 'confirmed']),
  origins: v.array(text),
  createdAtMs: count,
});
const contents = v.strictObject({
  version: v.literal(1),
  entries: v.array(entry),
  bin: v.array(v.strictObject({ entry, why: v.picklist(['deleted', 'superseded']), binnedAtMs: count })),
});

const withTextSecret = (value: Entry): object => ({ ...value, key: { ...value.key, secret: encodeSecret(value.key.secret) } });

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
  const parsed = v.safeParse(contents, data);
  if (!parsed.success) return failure('malformed');
  const entries: readonly (Entry & { key: OtpKey })[] = parsed.output.entries;
  return success({ entries, bin: parsed.output.bin });
}
