import { sql, type SQL } from 'drizzle-orm';
import { sentCodeAttempts } from '../accounts/sent-code.ts';
import { noting, type Actor } from '../history/noting.ts';
import { queueing, type QueuedMail } from '../mail/outbox.ts';
import type { Database } from '../ports.ts';
import type { Contact } from './contacts.ts';

export interface ContactChange {
  readonly contact: Contact;
  readonly newValue: string;
  readonly codeHash: Uint8Array;
  readonly expiresAt: Date;
  /** To the old address, so that its owner hears of it first; and, for an e-mail address, the code to the new one. */
  readonly mails: readonly QueuedMail[];
}

const tellingAll = (mails: readonly QueuedMail[], now: Date, source: SQL): SQL =>
  sql.join(
    mails.map((mail, index) => sql`${sql.raw(`told_${index}`)} as (${queueing(mail, now, source)}), `),
  );

/** Writes the wish down; the customer's own row stays as it is. False without consent. */
export async function askForChange(
  database: Database,
  proven: SQL,
  actor: Actor,
  { contact, newValue, codeHash, expiresAt, mails }: ContactChange,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with proven as (${proven}),
    asked as (
      insert into contact_changes (customer_id, contact, new_value, code_hash, expires_at)
      select customer_id, ${contact}, ${newValue}, ${codeHash}::bytea, ${expiresAt}::timestamptz from proven
      on conflict (customer_id, contact) do update set
        new_value = excluded.new_value, code_hash = excluded.code_hash, expires_at = excluded.expires_at,
        attempts = case when contact_changes.expires_at <= ${now}::timestamptz then 0 else contact_changes.attempts end
      returning customer_id
    ), ${tellingAll(mails, now, sql`asked`)}
    noted as (${noting([contact === 'phone' ? 'sms-sent' : 'link-sent'], actor, now, sql`asked`)})
    select customer_id from asked`);
  return rows.length === 1;
}

export interface OpenChange extends Record<string, unknown> {
  readonly newValue: string;
  readonly codeHash: Uint8Array;
}

/** The change that waits for its code. */
export async function findChange(
  database: Database,
  customerId: string,
  contact: Contact,
  now: Date,
): Promise<OpenChange | undefined> {
  const { rows } = await database.execute<OpenChange>(sql`
    select new_value as "newValue", code_hash as "codeHash" from contact_changes
    where customer_id = ${customerId} and contact = ${contact} and expires_at > ${now}::timestamptz
      and attempts < ${sentCodeAttempts}`);
  return rows[0];
}

/** Takes one try before the code is looked at. Undefined when there is nothing (more) to try. */
export async function reserveChangeAttempt(
  database: Database,
  customerId: string,
  contact: Contact,
  now: Date,
): Promise<OpenChange | undefined> {
  const { rows } = await database.execute<OpenChange>(sql`
    update contact_changes set attempts = attempts + 1
    where customer_id = ${customerId} and contact = ${contact} and expires_at > ${now}::timestamptz
      and attempts < ${sentCodeAttempts}
    returning new_value as "newValue", code_hash as "codeHash"`);
  return rows[0];
}

/**
 * Puts the new address in the place of the old one, in the statement that uses the code up. A lost-fob recovery that
 * is under way ends: it would go on with an address it did not begin with.
 */
export async function applyChange(
  database: Database,
  actor: Actor,
  contact: Contact,
  codeHash: Uint8Array,
  mails: readonly QueuedMail[],
  now: Date,
): Promise<boolean> {
  const column = sql.raw(contact);
  const { rows } = await database.execute(sql`
    with taken as (
      delete from contact_changes
      where customer_id = ${actor.customerId} and contact = ${contact} and code_hash = ${codeHash}
        and expires_at > ${now}::timestamptz
      returning customer_id, new_value
    ), changed as (
      update customers c set ${column} = taken.new_value, ${sql.raw(`${contact}_verified_at`)} = ${now}::timestamptz,
        ${sql.raw(`${contact}_changed_at`)} = case
          when c.${column} = taken.new_value then c.${sql.raw(`${contact}_changed_at`)} else ${now}::timestamptz end
      from taken where c.id = taken.customer_id
      returning c.id as customer_id
    ), dropped as (delete from recoveries r using changed where r.customer_id = changed.customer_id),
    ${tellingAll(mails, now, sql`changed`)}
    noted as (${noting([`${contact}-changed`], actor, now, sql`changed`)})
    select customer_id from changed`);
  return rows.length === 1;
}
