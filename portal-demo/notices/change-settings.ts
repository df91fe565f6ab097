import { failure, type Result } from '../../shared/result.ts';
import { formatInstant } from '../locales/instant.ts';
import { textsOf, type Language } from '../locales/languages.ts';
import { deliver, sealMail, type QueuedMail } from '../mail/outbox.ts';
import type { OwnerProof, OwnerProofFault } from '../otp/owner-proof.ts';
import { withConsent } from '../otp/owner-consent.ts';
import type { Ports } from '../ports.ts';
import { actorOf, type Session } from '../sessions/session.ts';
import type { Caller } from '../web/caller.ts';
import { isFrequency, isWithin } from './frequency.ts';
import { saveNoticeSettings, type NoticeSettings } from './store.ts';

/** What must be corrected about the choice itself. */
export type SettingsFault = 'unchosen' | 'link-too-often' | 'link-needs-phone';

/** Reads what was chosen, by the same rules the page shows: a form can be sent without the page (PORTAL I2, I3, I4). */
export function readSettings(
  notice: string | undefined,
  link: string | undefined,
  hasVerifiedPhone: boolean,
): Result<NoticeSettings, SettingsFault> {
  if (!isFrequency(notice) || !isFrequency(link)) return failure('unchosen');
  if (!isWithin(link, notice)) return failure('link-too-often');
  if (link !== 'never' && !hasVerifiedPhone) return failure('link-needs-phone');
  return { ok: true, value: { notice, link } };
}

function changeMail(
  ports: Ports,
  { customer }: Session,
  language: Language,
  { notice, link }: NoticeSettings,
): QueuedMail {
  const { settingsSubject, settingsBody, frequency } = textsOf[language].notices;
  const time = formatInstant(ports.clock.now(), language, customer.timeZone);
  const body = settingsBody(customer.name, time, frequency[notice], frequency[link]);
  return sealMail(ports, { to: customer.email, subject: settingsSubject, body });
}

/** Changes the settings for the owner, who proves to be it, and tells them. */
export async function changeSettings(
  ports: Ports,
  session: Session,
  caller: Caller,
  language: Language,
  settings: NoticeSettings,
  proof: OwnerProof,
): Promise<Result<{ readonly isSaved: boolean }, OwnerProofFault>> {
  const mail = changeMail(ports, session, language, settings);
  const changed = await withConsent(ports, session, caller, proof, (proven) =>
    saveNoticeSettings(ports.database, proven, settings, mail, actorOf(session, caller), ports.clock.now()),
  );
  if (changed.ok && changed.value.isSaved) await deliver(ports, mail.id);
  return changed;
}
