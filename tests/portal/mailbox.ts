import { sql } from 'drizzle-orm';
import type { Database } from '../../portal-demo/ports.ts';

export interface ReceivedMail {
  readonly subject: string;
  readonly body: string;
}

/** What the built-in inbox received for this address, oldest first. */
export async function mailsFor(database: Database, address: string): Promise<ReceivedMail[]> {
  const { rows } = await database.execute<{ subject: string; body: string }>(
    sql`select subject, body from messages where channel = 'mail' and recipient = ${address} order by id`,
  );
  return rows;
}

/** Path of the first link in the mail that starts with `path`. */
export function linkIn(mail: ReceivedMail | undefined, path: string): string {
  const link = new RegExp(`^http://localhost:8080(${path}/\\S+)$`, 'm').exec(mail?.body ?? '')?.[1];
  if (link === undefined) throw new Error(`No link for ${path} in: ${mail?.body ?? 'no mail'}`);
  return link;
}
