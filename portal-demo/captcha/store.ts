import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../ports.ts';

/** Remembers the answer to the question with this nonce until it is too old anyway. False when it was given before. */
export async function rememberAnswer(
  database: Database,
  nonce: string,
  expiresAt: Date,
  now: Date,
): Promise<boolean> {
  const answerHash = createHash('sha256').update(nonce).digest();
  const { rows } = await database.execute(sql`
    with forgotten as (delete from captcha_answers where expires_at <= ${now}::timestamptz)
    insert into captcha_answers (answer_hash, expires_at) values (${answerHash}::bytea, ${expiresAt}::timestamptz)
    on conflict (answer_hash) do nothing
    returning answer_hash`);
  return rows.length === 1;
}
