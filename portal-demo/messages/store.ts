import { desc, eq } from 'drizzle-orm';
import type { Database } from '../ports.ts';
import { messages } from '../tables.ts';

export type Message = typeof messages.$inferSelect;

/** More than anybody scrolls through. */
const shown = 100;

export const newestMessages = (database: Database, channel: Message['channel']): Promise<Message[]> =>
  database
    .select()
    .from(messages)
    .where(eq(messages.channel, channel))
    .orderBy(desc(messages.id))
    .limit(shown);
