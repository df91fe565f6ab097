import { sql, type SQL } from 'drizzle-orm';
import { noting, type Actor } from '../history/noting.ts';
import type { Language } from '../locales/languages.ts';
import { queueing, type QueuedMail } from '../mail/outbox.ts';
import type { Database } from '../ports.ts';
import { endingEverything } from '../sessions/ending-everything.ts';
import type { Owner } from './store.ts';

/** What somebody may do on the staff side. */
export interface StaffRights extends Record<string, unknown> {
  readonly isStaff: boolean;
  readonly hasOtp: boolean;
}

export async function staffRights(database: Database, customerId: string): Promise<StaffRights> {
  const { rows } = await database.execute<StaffRights>(sql`
    select c.is_staff as "isStaff", exists (select from otp_keys k where k.customer_id = c.id) as "hasOtp"
    from customers c where c.id = ${customerId}`);
  return rows[0] ?? { isStaff: false, hasOtp: false };
}

export interface QueuedRequest extends Owner {
  readonly id: string;
  readonly login: string;
  readonly message: string;
  readonly language: Language;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly firstApproverId: string | null;
  readonly firstApproverName: string | null;
  readonly decision: 'approved' | 'rejected' | 'objected' | null;
  readonly decidedAt: Date | null;
  readonly objectedAt: Date | null;
}

const requests = sql`
  select r.id, c.id as "customerId", c.login, c.name, c.email, c.phone, c.time_zone as "timeZone", r.message, r.language,
    r.requested_at as "requestedAt", r.due_at as "dueAt", r.first_approver as "firstApproverId",
    a.name as "firstApproverName", r.decision, r.decided_at as "decidedAt", r.objected_at as "objectedAt"
  from support_requests r join customers c on c.id = r.customer_id left join customers a on a.id = r.first_approver`;

/** The two drivers give timestamps of raw statements as text or as dates. */
const withDates = (row: QueuedRequest): QueuedRequest => ({
  ...row,
  requestedAt: new Date(row.requestedAt),
  dueAt: new Date(row.dueAt),
  decidedAt: row.decidedAt && new Date(row.decidedAt),
  objectedAt: row.objectedAt && new Date(row.objectedAt),
});

/** What waits, the most urgent first. */
export async function openRequests(database: Database): Promise<readonly QueuedRequest[]> {
  const { rows } = await database.execute<QueuedRequest>(
    sql`${requests} where r.decision is null order by r.due_at, r.id`,
  );
  return rows.map(withDates);
}

/** What was decided lately, the newest first. */
export async function decidedRequests(database: Database, limit: number): Promise<readonly QueuedRequest[]> {
  const { rows } = await database.execute<QueuedRequest>(
    sql`${requests} where r.decision is not null order by r.decided_at desc, r.id limit ${limit}`,
  );
  return rows.map(withDates);
}

export async function findRequest(database: Database, id: string): Promise<QueuedRequest | undefined> {
  const { rows } = await database.execute<QueuedRequest>(sql`${requests} where r.id = ${id}`);
  return rows.map(withDates)[0];
}

export interface Decision {
  readonly requestId: string;
  /** What the history of the customer says. */
  readonly about: Actor;
  readonly mail: QueuedMail;
}

/** The person in `proven` may decide over the request `r`: staff, with OTP on, and not in their own affair. */
const mayDecide = (requestId: string): SQL => sql`
  r.id = ${requestId} and r.decision is null and r.customer_id <> proven.customer_id
  and exists (
    select from customers s join otp_keys k on k.customer_id = s.id
    where s.id = proven.customer_id and s.is_staff)`;

/**
 * One of two approvals. The second one, by another person, turns OTP off and ends everything the customer has open,
 * in the same statement: of parallel approvals one is first and one is second, whoever they are from (PORTAL L2).
 */
export async function approveRequest(
  database: Database,
  proven: SQL,
  { requestId, about, mail }: Decision,
  now: Date,
): Promise<{ readonly isDecided: boolean } | undefined> {
  const { rows } = await database.execute<{ isDecided: boolean }>(sql`
    with proven as (${proven}),
    approved as (
      update support_requests r set
        first_approver = coalesce(r.first_approver, proven.customer_id),
        first_approved_at = coalesce(r.first_approved_at, ${now}::timestamptz),
        second_approver = case when r.first_approver is null then null else proven.customer_id end,
        decided_by = case when r.first_approver is null then null else proven.customer_id end,
        decided_at = case when r.first_approver is null then null else ${now}::timestamptz end,
        decision = case when r.first_approver is null then null else 'approved' end
      from proven
      where ${mayDecide(requestId)} and r.first_approver is distinct from proven.customer_id
      returning r.customer_id, r.decision is not null as is_decided
    ), decided as (select customer_id from approved where is_decided),
    removed as (delete from otp_keys k using decided where k.customer_id = decided.customer_id),
    ${endingEverything(sql`decided`)},
    told as (${queueing(mail, now, sql`decided`)}),
    noted as (${noting(['support-approved', 'sessions-ended'], about, now, sql`decided`)})
    select is_decided as "isDecided" from approved`);
  return rows[0];
}

/** Nothing is turned off, so one person is enough. */
export async function rejectRequest(
  database: Database,
  proven: SQL,
  { requestId, about, mail }: Decision,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with proven as (${proven}),
    rejected as (
      update support_requests r set decision = 'rejected', decided_by = proven.customer_id, decided_at = ${now}::timestamptz
      from proven where ${mayDecide(requestId)}
      returning r.customer_id
    ), told as (${queueing(mail, now, sql`rejected`)}),
    noted as (${noting(['support-rejected'], about, now, sql`rejected`)})
    select customer_id from rejected`);
  return rows.length === 1;
}

/**
 * The owner objects. An open request ends; after an approval everything that was opened since is ended, and the
 * objection is shown to staff.
 */
export async function objectToRequest(
  database: Database,
  objectionHash: Uint8Array,
  decidedAfter: Date,
  about: Actor,
  now: Date,
): Promise<boolean> {
  const { rows } = await database.execute(sql`
    with objected as (
      update support_requests set objected_at = ${now}::timestamptz, decision = coalesce(decision, 'objected'),
        decided_at = coalesce(decided_at, ${now}::timestamptz)
      where objection_hash = ${objectionHash} and objected_at is null
        and (decision is null or decided_at > ${decidedAfter}::timestamptz)
      returning customer_id, decision
    ), approved as (select customer_id from objected where decision = 'approved'),
    ${endingEverything(sql`approved`)},
    noted as (${noting(['support-objected'], about, now, sql`objected`)})
    select customer_id from objected`);
  return rows.length === 1;
}
