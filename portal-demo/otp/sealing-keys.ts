import type { Database } from '../ports.ts';
import { otpKeys } from '../tables.ts';

/** Ids of keys that active secrets are sealed under and that we don't have: their customers could not log in. */
export async function lostSealingKeys(
  database: Database,
  known: ReadonlySet<string>,
): Promise<readonly string[]> {
  const rows = await database.selectDistinct({ keyId: otpKeys.sealingKeyId }).from(otpKeys);
  return rows.map(({ keyId }) => keyId).filter((keyId) => !known.has(keyId));
}
