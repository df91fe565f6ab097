import { eq, sql, type SQL } from 'drizzle-orm';
import { noting, type Actor } from '../history/noting.ts';
import { queueing, type QueuedMail } from '../mail/outbox.ts';
import type { Database } from '../ports.ts';
import { customers } from '../tables.ts';
import type { Frequency } from './frequency.ts';

/** Which logins this customer hears about, and which ones wait for the link in that mail. */
export interface NoticeSettings {
  readonly notice: Frequency;
  readonly link: Frequency;
}

export async function findNoticeSettings(
  database: Database,
  customerId: string,
): Promise<NoticeSettings | undefined> {
  const [settings] = await database
    .select({ notice: customers.noticeFrequency, link: customers.linkFrequency })
    .from(customers)
    .where(eq(customers.id, customerId));
  return settings;
}

/**
 * Saves the settings of the customer in `proven` and queues the mail about it: whatever the settings were and become,
 * a change of them is told (PORTAL I5). Logins on their way were judged by the old settings and end. A link needs a
 * verified phone: without one nothing is saved, and `isSaved` says so.
 */
export async function saveNoticeSettings(
  database: Database,
  proven: SQL,
  { notice, link }: NoticeSettings,
  mail: QueuedMail,
  actor: Actor,
  now: Date,
): Promise<{ readonly isSaved: boolean } | undefined> {
  const { rows } = await database.execute<{ isSaved: boolean }>(sql`
    with proven as (${proven}),
    saved as (
      update customers c set notice_frequency = ${notice}::login_frequency, link_frequency = ${link}::login_frequency
      from proven
      where c.id = proven.customer_id and (${link} = 'never' or c.phone_verified_at is not null)
      returning c.id as customer_id
    ), ended as (delete from pending_logins p using saved where p.customer_id = saved.customer_id),
    told as (${queueing(mail, now, sql`saved`)}),
    noted as (${noting(['settings-changed'], actor, now, sql`saved`)})
    select exists (select from saved) as "isSaved" from proven`);
  return rows[0];
}
