import type { Ports } from '../ports.ts';
import { findNoticeSettings, type NoticeSettings } from './store.ts';

export type { NoticeSettings };

/** Throws when there is no such customer: the caller has a session of theirs. */
export async function noticeSettingsOf({ database }: Ports, customerId: string): Promise<NoticeSettings> {
  const settings = await findNoticeSettings(database, customerId);
  if (settings === undefined) throw new Error('A session without a customer.');
  return settings;
}
