import { sql } from 'drizzle-orm';
import type { Clock, Database, MailSender, SmsSender } from '../ports.ts';

/** The inbox and the phone inside the portal: messages stay in the database, and two pages show them. */
export function builtInMessages(database: Database, clock: Clock): { mail: MailSender; phone: SmsSender } {
  const keep = async (channel: 'mail' | 'sms', to: string, subject: string, body: string): Promise<void> => {
    await database.execute(sql`
      insert into messages (channel, recipient, subject, body, sent_at)
      values (${channel}, ${to}, ${subject}, ${body}, ${clock.now()})`);
  };
  return {
    mail: { send: ({ to, subject, body }) => keep('mail', to, subject, body) },
    phone: { send: ({ to, body }) => keep('sms', to, '', body) },
  };
}
