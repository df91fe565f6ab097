import { sql } from 'drizzle-orm';
import { canonicalLogin } from '../accounts/customer.ts';
import { noting, type Actor } from '../history/noting.ts';
import type { Language } from '../locales/languages.ts';
import { queueing, type QueuedMail } from '../mail/outbox.ts';
import type { Database } from '../ports.ts';

/** How a person is reached and addressed. */
export interface Owner extends Record<string, unknown> {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly timeZone: string;
}

const ownerColumns = sql`c.id as "customerId", c.name, c.email, c.phone, c.time_zone as "timeZone"`;

/** Who has this login and a key to be turned off. */
export async function findOwner(database: Database, typedLogin: string): Promise<Owner | undefined> {
  const { rows } = await database.execute<Owner>(sql`
    select ${ownerColumns} from customers c
    where c.login = ${canonicalLogin(typedLogin)} and exists (select from otp_keys k where k.customer_id = c.id)`);
  return rows[0];
}

export interface NewRequest {
  readonly message: string;
  readonly language: Language;
  readonly dueAt: Date;
  readonly objectionHash: Uint8Array;
  readonly mail: QueuedMail;
}

/** Puts the request into the queue, unless one of this customer is open already. */
export async function addRequest(
  database: Database,
  actor: Actor,
  { message, language, dueAt, objectionHash, mail }: NewRequest,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with asked as (
      insert into support_requests (customer_id, message, language, requested_at, due_at, objection_hash)
      select k.customer_id, ${message}, ${language}, ${now}::timestamptz, ${dueAt}::timestamptz, ${objectionHash}::bytea
      from otp_keys k where k.customer_id = ${actor.customerId}
      on conflict (customer_id) where decision is null do nothing
      returning customer_id
    ), told as (${queueing(mail, now, sql`asked`)}),
    noted as (${noting(['support-requested'], actor, now, sql`asked`)})
    select customer_id from asked`);
  return rows.length === 1;
}

/** An open request behind an objection link, or one decided a short while ago. */
export async function findByObjection(
  database: Database,
  objectionHash: Uint8Array,
  decidedAfter: Date,
): Promise<{ readonly customerId: string; readonly isDecided: boolean } | undefined> {
  const { rows } = await database.execute<{ customerId: string; isDecided: boolean }>(sql`
    select customer_id as "customerId", decision is not null as "isDecided" from support_requests
    where objection_hash = ${objectionHash} and objected_at is null
      and (decision is null or decided_at > ${decidedAfter}::timestamptz)`);
  return rows[0];
}
