import { sql } from 'drizzle-orm';
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

/** Ids of all keys that anything is sealed under. */
export async function sealingKeysInUse(database: Database): Promise<ReadonlySet<string>> {
  const { rows } = await database.execute<{ id: string }>(sql`
    select sealing_key_id as id from otp_keys
    union select sealing_key_id from otp_pending_keys
    union select sealing_key_id from outbox`);
  return new Set(rows.map(({ id }) => id));
}
