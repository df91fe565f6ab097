import { setTimeout as pause } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import type { Mail, Ports, Sealed } from '../ports.ts';

/** How long a request waits for its mail to be handed over; after that the sending goes on without it. */
const patienceMs = 2_000;
/** Seconds until the next try, after the first, second … failure; the last one repeats. A try that hangs counts as failed. */
const retryAfterSeconds = [30, 120, 600, 3600] as const;
const dayMs = 24 * 60 * 60_000;
const batchSize = 20;

/** A mail that is ready to be queued by the statement that makes it true. */
export interface QueuedMail extends Sealed {
  readonly id: string;
  /** After this nobody needs it any more. */
  readonly expiresAt: Date;
}

const bindingOf = (id: string): string => `mail\n${id}`;

/** Seals a mail for the outbox. `usefulForMs` is how long it is worth trying; a day when not given. */
export function sealMail({ clock, random, secrets }: Ports, mail: Mail, usefulForMs = dayMs): QueuedMail {
  const id = random.uuid();
  const content = Buffer.from(JSON.stringify([mail.to, mail.subject, mail.body]));
  const expiresAt = new Date(clock.now().getTime() + usefulForMs);
  return { id, expiresAt, ...secrets.seal(content, bindingOf(id)) };
}

/**
 * Queues the mail in the statement that changes something: `with changed as (…), told as (${queueing(…)}) …`. Both are
 * there or neither. `source` is what comes after `from`; it must yield one row when the mail is to be sent, else none.
 */
export const queueing = (mail: QueuedMail, now: Date, source: SQL): SQL => sql`
  insert into outbox (id, sealed, sealing_key_id, next_attempt_at, expires_at)
  select ${mail.id}::uuid, ${mail.sealed}::bytea, ${mail.keyId}, ${now}::timestamptz, ${mail.expiresAt}::timestamptz
  from ${source}
  returning id`;

/** Hands over this mail if it is queued, and waits for that a moment. Never fails: what could not be sent is tried again. */
export async function deliver(ports: Ports, mailId: string): Promise<void> {
  await Promise.race([attempt(ports, sql`id = ${mailId}`), pause(patienceMs, undefined, { ref: false })]);
}

/** Tries everything that is due. Several processes may do so at once: each mail goes to one of them. */
export const deliverDue = (ports: Ports): Promise<void> => attempt(ports, sql`true`);

/** Queues a mail about something that is done already, and sends it. Never fails: what is done stands, told or not. */
export async function post(ports: Ports, mail: Mail): Promise<void> {
  const queued = sealMail(ports, mail);
  try {
    await ports.database.execute(queueing(queued, ports.clock.now(), sql`(values (1)) as one`));
  } catch (error) {
    ports.log.error('A mail could not be queued.', error);
    return;
  }
  await deliver(ports, queued.id);
}

interface Claimed extends Record<string, unknown> {
  readonly id: string;
  readonly sealed: Uint8Array;
  readonly keyId: string;
}

/** A claimed mail is due again later, so that a process that dies while sending loses nothing; it may then arrive twice. */
async function claim({ database, clock }: Ports, which: SQL): Promise<readonly Claimed[]> {
  const now = clock.now();
  const waits = sql`(array[${sql.join([...retryAfterSeconds], sql`, `)}]::integer[])`;
  const { rows } = await database.execute<Claimed>(sql`
    update outbox set attempts = attempts + 1,
      next_attempt_at = ${now}::timestamptz + make_interval(
        secs => ${waits}[least(attempts + 1, ${retryAfterSeconds.length})])
    where id in (
      select id from outbox where next_attempt_at <= ${now}::timestamptz and expires_at > ${now}::timestamptz and ${which}
      order by next_attempt_at limit ${batchSize} for update skip locked)
    returning id, sealed, sealing_key_id as "keyId"`);
  return rows;
}

function open({ secrets }: Ports, { id, sealed, keyId }: Claimed): Mail {
  const content: unknown = JSON.parse(Buffer.from(secrets.open({ sealed, keyId }, bindingOf(id))).toString());
  if (!Array.isArray(content)) throw new Error('A queued mail is not a list.');
  const [to, subject, body] = content.map(String);
  if (to === undefined || subject === undefined || body === undefined)
    throw new Error('A queued mail is incomplete.');
  return { to, subject, body };
}

async function attempt(ports: Ports, which: SQL): Promise<void> {
  try {
    await Promise.all((await claim(ports, which)).map((mail) => sendOne(ports, mail)));
  } catch (error) {
    ports.log.error('The outbox could not be read.', error);
  }
}

async function sendOne(ports: Ports, queued: Claimed): Promise<void> {
  try {
    await ports.mail.send(open(ports, queued));
    await ports.database.execute(sql`delete from outbox where id = ${queued.id}`);
  } catch (error) {
    ports.log.error('A mail could not be sent; it is tried again.', error, { mailId: queued.id });
  }
}

/** Mails that came too late for everybody; told, because they are lost. */
export async function dropExpired({ database, log, clock }: Ports): Promise<void> {
  const { rows } = await database.execute<{ id: string }>(
    sql`delete from outbox where expires_at <= ${clock.now()}::timestamptz returning id`,
  );
  for (const { id } of rows) log.info('A mail was given up.', { mailId: id });
}
