import { and, eq, gt, sql } from 'drizzle-orm';
import { customerColumns, type Customer, type ProvenPassword } from '../accounts/customer.ts';
import { noting, type Actor } from '../history/noting.ts';
import { importanceOf, type LoginOrigin } from '../notices/login-origin.ts';
import { spending, type MatchedCode } from '../otp/matched-code.ts';
import type { Database } from '../ports.ts';
import { customers, pendingLogins } from '../tables.ts';
import { openingSession, type NewSession } from './opening-session.ts';

/** A proven password that waits for a code, for the link of a mail, or for both. */
export interface PendingLogin {
  readonly customer: Customer;
  readonly loginId: string;
  readonly needsCode: boolean;
  readonly needsLink: boolean;
  /** Shown here, typed where the link is opened. */
  readonly matchNumber: number;
}

/** The customer whose password was proven, as long as it is their password and nobody has logged them out since. */
const provenCustomer = ({ customerId, passwordHash, sessionEpoch }: ProvenPassword) => sql`
  c.id = ${customerId} and c.password_hash = ${passwordHash} and c.session_epoch = ${sessionEpoch}`;

/**
 * Opens a session for a customer who needs neither code nor link for it. One statement looks and opens: an activation
 * meanwhile leaves no session behind that should have asked for a code. False when the password is not enough.
 */
export async function openSessionByPassword(
  database: Database,
  proven: ProvenPassword,
  actor: Actor,
  origin: LoginOrigin,
  session: NewSession,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with finishing as (
      select c.id as customer_id, c.session_epoch, ${actor.loginId}::uuid as login_id, ${origin.browser} as browser,
        ${origin.address} as address, ${origin.network} as network, ${origin.place?.country ?? null} as country,
        ${origin.place?.city ?? null} as city, c.notice_frequency >= judged.importance as is_told
      from customers c cross join lateral (select ${importanceOf(origin)} as importance) judged
      where ${provenCustomer(proven)} and c.link_frequency < judged.importance
        and not exists (select from otp_keys k where k.customer_id = c.id)
    ), ${openingSession(session, actor.customerId)},
    noted as (${noting(['password-right', 'logged-in'], actor, session.now, sql`finishing`)})
    select customer_id from finishing`);
  return rows.length === 1;
}

export interface NewPendingLogin {
  readonly visitHash: Uint8Array;
  readonly next: string;
  readonly codeDueAt: Date;
  readonly linkDueAt: Date;
}

/** Undefined when the password is not proven any more. */
export async function beginPendingLogin(
  database: Database,
  proven: ProvenPassword,
  actor: Actor,
  origin: LoginOrigin,
  pending: NewPendingLogin,
  now: Date,
): Promise<{ readonly needsCode: boolean; readonly needsLink: boolean } | undefined> {
  const { rows } = await database.execute<{ needsCode: boolean; needsLink: boolean }>(sql`
    with begun as (
      insert into pending_logins (id_hash, customer_id, session_epoch, login_id, next, started_at, expires_at,
        browser, address, network, country, city, importance, needs_link)
      select ${pending.visitHash}::bytea, c.id, c.session_epoch, ${actor.loginId}::uuid, ${pending.next},
        ${now}::timestamptz,
        case when judged.needs_code then ${pending.codeDueAt}::timestamptz else ${pending.linkDueAt}::timestamptz end,
        ${origin.browser}, ${origin.address}, ${origin.network}, ${origin.place?.country ?? null},
        ${origin.place?.city ?? null}, judged.importance, c.link_frequency >= judged.importance
      from customers c cross join lateral (
        select ${importanceOf(origin)} as importance,
          exists (select from otp_keys k where k.customer_id = c.id) as needs_code) judged
      where ${provenCustomer(proven)}
      returning customer_id, needs_link
    ), noted as (${noting(['password-right'], actor, now, sql`begun`)})
    select needs_link as "needsLink", exists (select from otp_keys k where k.customer_id = begun.customer_id) as "needsCode"
    from begun`);
  return rows[0];
}

export async function findPendingLogin(
  database: Database,
  visitHash: Uint8Array,
  now: Date,
): Promise<PendingLogin | undefined> {
  const [row] = await database
    .select({
      customer: customerColumns,
      loginId: pendingLogins.loginId,
      needsLink: pendingLogins.needsLink,
      matchNumber: pendingLogins.matchNumber,
      needsCode: sql<boolean>`exists (select from otp_keys k where k.customer_id = ${pendingLogins.customerId}
        and k.id is distinct from ${pendingLogins.provenKeyId})`,
    })
    .from(pendingLogins)
    .innerJoin(customers, eq(customers.id, pendingLogins.customerId))
    .where(
      and(
        eq(pendingLogins.idHash, visitHash),
        gt(pendingLogins.expiresAt, now),
        eq(pendingLogins.sessionEpoch, customers.sessionEpoch),
      ),
    );
  return row;
}

export async function endPendingLogin(database: Database, visitHash: Uint8Array): Promise<void> {
  await database.delete(pendingLogins).where(eq(pendingLogins.idHash, visitHash));
}

/** The pending logins `p` from which a session may follow, once their code is spent: nobody ended them, and no link is missing. */
const isComplete = (pendingHash: Uint8Array, now: Date) => sql`
  p.id_hash = ${pendingHash} and p.expires_at > ${now}::timestamptz
  and c.id = p.customer_id and c.session_epoch = p.session_epoch and (p.confirmed_at is not null or not p.needs_link)`;

/** A login that had to be confirmed by mail needs no second mail about it. */
const finishingColumns = sql`p.customer_id, p.session_epoch, p.login_id, p.browser, p.address, p.network, p.country,
  p.city, p.next, c.notice_frequency >= p.importance and not p.needs_link as is_told`;

/**
 * Spends the code, ends the pending login and opens the session, in one statement: of any number of parallel
 * requests with one code, or from one pending login, a single one gets a session (PORTAL A8). Yields where to go.
 * Without its link the login waits on, with the code proven for this key, under the new visit id (PORTAL E14).
 */
export async function openSessionByCode(
  database: Database,
  matched: MatchedCode,
  actor: Actor,
  pendingHash: Uint8Array,
  session: NewSession,
  linkWaitSeconds: number,
): Promise<{ readonly next: string; readonly isTold: boolean } | undefined> {
  const { now, visitHash } = session;
  const { rows } = await database.execute<{ next: string; isTold: boolean }>(sql`
    with spent as (${spending(matched)}),
    finishing as (
      delete from pending_logins p using spent, customers c
      where p.customer_id = spent.customer_id and ${isComplete(pendingHash, now)}
      returning ${finishingColumns}
    ), proven as (
      update pending_logins p set proven_key_id = ${matched.key.id}::uuid, id_hash = ${visitHash},
        expires_at = p.started_at + make_interval(secs => ${linkWaitSeconds})
      from spent, customers c
      where p.id_hash = ${pendingHash} and p.customer_id = spent.customer_id and p.expires_at > ${now}::timestamptz
        and c.id = p.customer_id and c.session_epoch = p.session_epoch and not exists (select from finishing)
      returning p.login_id
    ), ${openingSession(session, actor.customerId)},
    noted as (${noting(['logged-in'], actor, now, sql`finishing`)})
    select next, is_told as "isTold" from finishing union all select '/login/confirm', false from proven`);
  return rows[0];
}

/** Opens the session of a login whose link was used and that owes no code (any more). Yields where to go. */
export async function openConfirmedSession(
  database: Database,
  actor: Actor,
  pendingHash: Uint8Array,
  session: NewSession,
): Promise<string | undefined> {
  const { rows } = await database.execute<{ next: string }>(sql`
    with finishing as (
      delete from pending_logins p using customers c
      where ${isComplete(pendingHash, session.now)} and p.needs_link and not exists (
        select from otp_keys k where k.customer_id = p.customer_id and k.id is distinct from p.proven_key_id)
      returning ${finishingColumns}
    ), ${openingSession(session, actor.customerId)},
    noted as (${noting(['logged-in'], actor, session.now, sql`finishing`)})
    select next from finishing`);
  return rows[0]?.next;
}
