import { and, eq, gt, sql } from 'drizzle-orm';
import { customerColumns, type Customer } from '../accounts/customer.ts';
import { notingOf } from '../history/noting.ts';
import { queueing } from '../mail/outbox.ts';
import type { LoginNotice } from '../notices/login-notice.ts';
import type { DescribedOrigin } from '../notices/origin-text.ts';
import type { Database } from '../ports.ts';
import { customers, outbox, pendingLogins } from '../tables.ts';
import type { Caller } from '../web/caller.ts';

/** A wrong number this often, and the link is dead: whoever types it does not see the login's screen. */
const matchTries = 3;

export interface NewLink {
  readonly hash: Uint8Array;
  readonly matchNumber: number;
  readonly notice: LoginNotice;
}

/** Gives the login a new link, and queues the mail with it: both or neither. Nothing happens when no link is waited for. */
export async function renewLink(
  database: Database,
  visitHash: Uint8Array,
  { hash, matchNumber, notice }: NewLink,
  caller: Caller,
  now: Date,
): Promise<void> {
  await database.execute(sql`
    with renewed as (
      update pending_logins set link_hash = ${hash}, link_mail_id = ${notice.mail.id}::uuid,
        match_number = ${matchNumber}, match_tries = 0
      where id_hash = ${visitHash} and needs_link and confirmed_at is null and expires_at > ${now}::timestamptz
      returning customer_id, login_id
    ), told as (${queueing(notice.mail, now, sql`renewed`)}),
    linked as (
      insert into logout_links (code_hash, customer_id, expires_at)
      select ${notice.logoutHash}::bytea, customer_id, ${notice.logoutExpiresAt}::timestamptz from renewed
    )
    ${notingOf('link-sent', sql`renewed`, caller, now)}`);
}

/** A login that waits for its link, as its own browser and whoever opens the link may see it. */
export interface WaitingLogin {
  readonly customer: Customer;
  readonly visitHash: Uint8Array;
  readonly origin: DescribedOrigin;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly matchNumber: number;
  readonly isConfirmed: boolean;
  /** False when no link was sent yet, or the last one died of wrong numbers. */
  readonly hasLink: boolean;
  /** The mail is still here: it could not be handed over yet. */
  readonly isMailWaiting: boolean;
}

type Which = { readonly visitHash: Uint8Array } | { readonly linkHash: Uint8Array };

export async function findWaitingLogin(
  database: Database,
  which: Which,
  now: Date,
): Promise<WaitingLogin | undefined> {
  const [row] = await database
    .select({
      customer: customerColumns,
      visitHash: pendingLogins.idHash,
      browser: pendingLogins.browser,
      address: pendingLogins.address,
      country: pendingLogins.country,
      city: pendingLogins.city,
      startedAt: pendingLogins.startedAt,
      expiresAt: pendingLogins.expiresAt,
      matchNumber: pendingLogins.matchNumber,
      isConfirmed: sql<boolean>`${pendingLogins.confirmedAt} is not null`,
      hasLink: sql<boolean>`${pendingLogins.linkHash} is not null and ${pendingLogins.matchTries} < ${matchTries}`,
      isMailWaiting: sql<boolean>`exists (select from ${outbox} where ${outbox.id} = ${pendingLogins.linkMailId})`,
    })
    .from(pendingLogins)
    .innerJoin(customers, eq(customers.id, pendingLogins.customerId))
    .where(
      and(
        'visitHash' in which
          ? eq(pendingLogins.idHash, which.visitHash)
          : eq(pendingLogins.linkHash, which.linkHash),
        pendingLogins.needsLink,
        gt(pendingLogins.expiresAt, now),
        eq(pendingLogins.sessionEpoch, customers.sessionEpoch),
      ),
    );
  if (row === undefined) return undefined;
  const { browser, address, country, city, ...login } = row;
  const place = country === null ? undefined : { country, city: city ?? undefined };
  return { ...login, origin: { browser, address, place } };
}

/**
 * Uses the link: in the browser where the login began as it is, elsewhere with the number from that browser's screen.
 * One statement takes the try, compares, and confirms: of any number of parallel ones a single one confirms (PORTAL G4).
 * Undefined when the link is dead or was used.
 */
export async function confirm(
  database: Database,
  linkHash: Uint8Array,
  by: { readonly visitHash: Uint8Array; readonly typedNumber: number | undefined; readonly caller: Caller },
  now: Date,
): Promise<'confirmed' | 'wrong-number' | undefined> {
  const isRight = sql`(p.id_hash = ${by.visitHash} or p.match_number = ${by.typedNumber ?? null}::integer)`;
  const { rows } = await database.execute<{ isConfirmed: boolean }>(sql`
    with tried as (
      update pending_logins p set match_tries = match_tries + 1,
        confirmed_at = case when ${isRight} then ${now}::timestamptz end
      from customers c
      where p.link_hash = ${linkHash} and p.needs_link and p.confirmed_at is null and p.match_tries < ${matchTries}
        and p.expires_at > ${now}::timestamptz and c.id = p.customer_id and c.session_epoch = p.session_epoch
      returning p.customer_id, p.login_id, p.confirmed_at is not null as is_confirmed
    ), used as (${notingOf('link-used', sql`tried where is_confirmed`, by.caller, now)}),
    refused as (${notingOf('link-refused', sql`tried where not is_confirmed`, by.caller, now)})
    select is_confirmed as "isConfirmed" from tried`);
  const [tried] = rows;
  if (tried === undefined) return undefined;
  return tried.isConfirmed ? 'confirmed' : 'wrong-number';
}

/** "It was not me": the login that waits for this link is over. False when there was none. */
export async function refuse(
  database: Database,
  linkHash: Uint8Array,
  caller: Caller,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with ended as (
      delete from pending_logins where link_hash = ${linkHash} and confirmed_at is null
        and expires_at > ${now}::timestamptz
      returning customer_id, login_id
    ), noted as (${notingOf('link-refused', sql`ended`, caller, now)})
    select login_id from ended`);
  return rows.length === 1;
}
