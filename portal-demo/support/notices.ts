import type { SecurityNotice } from '../accounts/tell-everywhere.ts';
import { formatInstant } from '../locales/instant.ts';
import { textsOf, type Language } from '../locales/languages.ts';

export interface Occasion {
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Date;
}

/** PORTAL L3: at the request, to every address, with the link that stops it. */
export function requestedNotice(
  { name, language, timeZone, now }: Occasion,
  address: string,
  dueAt: Date,
  objection: string,
): SecurityNotice {
  const { support } = textsOf[language];
  const time = formatInstant(now, language, timeZone);
  return {
    subject: support.requestedSubject,
    body: support.requestedBody(name, time, address, formatInstant(dueAt, language, timeZone), objection),
    sms: support.requestedSms(time, objection),
  };
}

/** At the decision. The link of the request's mail still works for an objection. */
export function decidedNotice(
  { name, language, timeZone, now }: Occasion,
  decision: 'approved' | 'rejected',
  support: string,
): SecurityNotice {
  const texts = textsOf[language].support;
  const time = formatInstant(now, language, timeZone);
  return {
    subject: texts.decidedSubject[decision],
    body: texts.decidedBody[decision](name, time, support),
    sms: texts.decidedSms[decision](time),
  };
}
