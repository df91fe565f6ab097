import { sql, type SQL } from 'drizzle-orm';
import { canonicalLogin } from '../accounts/customer.ts';
import { noting, type Actor } from '../history/noting.ts';
import { queueing, type QueuedMail } from '../mail/outbox.ts';
import type { Database } from '../ports.ts';
import { removingEnded } from '../sessions/ending-everything.ts';

export interface NewPassword {
  readonly passwordHash: string;
  readonly mail: QueuedMail;
}

/**
 * Changes the password and ends everything of the customer but this session, which goes on under a new visit id: also
 * a login that is at its code, with the old password (PORTAL E4). OTP stays as it is. False without consent.
 */
export async function changePassword(
  database: Database,
  proven: SQL,
  actor: Actor,
  { passwordHash, mail }: NewPassword,
  session: { readonly id: string; readonly newVisitHash: Uint8Array },
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with proven as (${proven}),
    changed as (
      update customers c set password_hash = ${passwordHash}, session_epoch = c.session_epoch + 1
      from proven where c.id = proven.customer_id returning c.id as customer_id, c.session_epoch
    ), kept as (
      update sessions s set id_hash = ${session.newVisitHash}, session_epoch = changed.session_epoch
      from changed where s.id = ${session.id} and s.customer_id = changed.customer_id
    ), other as (
      delete from sessions s using changed where s.customer_id = changed.customer_id and s.id <> ${session.id}
    ), ended as (delete from pending_logins p using changed where p.customer_id = changed.customer_id),
    dropped as (delete from recoveries r using changed where r.customer_id = changed.customer_id),
    unneeded as (delete from password_resets r using changed where r.customer_id = changed.customer_id),
    told as (${queueing(mail, now, sql`changed`)}),
    noted as (${noting(['password-changed', 'sessions-ended'], actor, now, sql`changed`)})
    select customer_id from changed`);
  return rows.length === 1;
}

export interface Forgetful extends Record<string, unknown> {
  readonly customerId: string;
  readonly name: string;
  readonly login: string;
  readonly email: string;
  readonly phone: string;
  readonly isPhoneVerified: boolean;
  readonly timeZone: string;
}

const columns = sql`c.id as "customerId", c.name, c.login, c.email, c.phone,
  c.phone_verified_at is not null as "isPhoneVerified", c.time_zone as "timeZone"`;

/** Who says to have forgotten the password; only a verified address may get the link. */
export async function findForgetful(database: Database, typedLogin: string): Promise<Forgetful | undefined> {
  const { rows } = await database.execute<Forgetful>(sql`
    select ${columns} from customers c
    where c.login = ${canonicalLogin(typedLogin)} and c.email_verified_at is not null`);
  return rows[0];
}

export async function findByResetLink(
  database: Database,
  linkHash: Uint8Array,
  now: Date,
): Promise<Forgetful | undefined> {
  const { rows } = await database.execute<Forgetful>(sql`
    select ${columns} from password_resets r join customers c on c.id = r.customer_id
    where r.link_hash = ${linkHash} and r.expires_at > ${now}::timestamptz`);
  return rows[0];
}

/** An older link is dead then. */
export async function beginReset(
  database: Database,
  customerId: string,
  link: { readonly hash: Uint8Array; readonly expiresAt: Date; readonly mail: QueuedMail },
  now: Date,
): Promise<void> {
  await database.execute(sql`
    with begun as (
      insert into password_resets (customer_id, link_hash, expires_at)
      values (${customerId}, ${link.hash}::bytea, ${link.expiresAt}::timestamptz)
      on conflict (customer_id) do update set link_hash = excluded.link_hash, expires_at = excluded.expires_at
      returning customer_id
    ) ${queueing(link.mail, now, sql`begun`)}`);
}

/** Uses the link up and ends everything that was open (PORTAL F7). OTP stays as it is (H12), and nobody is logged in. */
export async function resetPassword(
  database: Database,
  linkHash: Uint8Array,
  actor: Actor,
  { passwordHash, mail }: NewPassword,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with taken as (
      delete from password_resets where link_hash = ${linkHash} and expires_at > ${now}::timestamptz
      returning customer_id
    ), changed as (
      update customers c set password_hash = ${passwordHash}, session_epoch = c.session_epoch + 1,
        password_reset_at = ${now}::timestamptz
      from taken where c.id = taken.customer_id returning c.id as customer_id
    ), ${removingEnded(sql`changed`)},
    dropped as (delete from recoveries r using changed where r.customer_id = changed.customer_id),
    told as (${queueing(mail, now, sql`changed`)}),
    noted as (${noting(['password-reset', 'sessions-ended'], actor, now, sql`changed`)})
    select customer_id from changed`);
  return rows.length === 1;
}
