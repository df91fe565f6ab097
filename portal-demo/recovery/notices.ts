import type { SecurityNotice } from '../accounts/tell-everywhere.ts';
import { formatInstant } from '../locales/instant.ts';
import { textsOf, type Language } from '../locales/languages.ts';
import type { Mail } from '../ports.ts';
import type { Caller } from '../web/caller.ts';

/** Who hears about it, in which language, and what they should know about who did it. */
export interface Occasion {
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly caller: Caller;
  readonly now: Date;
  readonly publicUrl: URL;
}

const supportPage = ({ origin }: URL): string => `${origin}/support`;

export const linkMail = (to: string, link: string, { language, timeZone, caller, now }: Occasion): Mail => {
  const { recovery } = textsOf[language];
  return {
    to,
    subject: recovery.linkMailSubject,
    body: recovery.linkMailBody(formatInstant(now, language, timeZone), caller.address, link),
  };
};

/** PORTAL H8: told wherever the owner can be reached, with what to do about it. */
export const finishedNotice = ({
  name,
  language,
  timeZone,
  caller,
  now,
  publicUrl,
}: Occasion): SecurityNotice => {
  const { recovery } = textsOf[language];
  const time = formatInstant(now, language, timeZone);
  return {
    subject: recovery.finishedSubject,
    body: recovery.finishedBody(name, time, caller.address, supportPage(publicUrl)),
    sms: recovery.finishedSms(time, supportPage(publicUrl)),
  };
};

export const cancelledMail = (to: string, { name, language, timeZone, now }: Occasion): Mail => {
  const { recovery } = textsOf[language];
  return {
    to,
    subject: recovery.cancelledSubject,
    body: recovery.cancelledBody(name, formatInstant(now, language, timeZone)),
  };
};
