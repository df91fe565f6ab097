import { maskEmail, maskPhone } from '../accounts/masked.ts';
import type { SecurityNotice } from '../accounts/tell-everywhere.ts';
import { formatInstant } from '../locales/instant.ts';
import { textsOf, type Language } from '../locales/languages.ts';
import type { Mail } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import type { Contact } from './contacts.ts';

/** What a notice tells about who did it, and when. */
export interface Occasion {
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly caller: Caller;
  readonly now: Date;
}

const when = ({ now, language, timeZone }: Occasion): string => formatInstant(now, language, timeZone);

export const codeMail = (to: string, code: string, language: Language): Mail => {
  const { profile } = textsOf[language];
  return { to, subject: profile.codeSubject, body: profile.codeBody(code) };
};

export const codeSms = (code: string, language: Language): string => textsOf[language].profile.codeSms(code);

/** To the old address, which may be the only one its owner still reads. */
export const changeAskedMail = (to: string, contact: Contact, occasion: Occasion): Mail => {
  const { profile } = textsOf[occasion.language];
  return {
    to,
    subject: profile.askedSubject[contact],
    body: profile.askedBody[contact](occasion.name, when(occasion), occasion.caller.address),
  };
};

/** The new address is masked: whoever reads only the old one should not learn it. */
export const contactChangedNotice = (
  contact: Contact,
  newValue: string,
  occasion: Occasion,
): SecurityNotice => {
  const { profile } = textsOf[occasion.language];
  const masked = contact === 'email' ? maskEmail(newValue) : maskPhone(newValue);
  return {
    subject: profile.changedSubject[contact],
    body: profile.changedBody[contact](occasion.name, when(occasion), occasion.caller.address, masked),
    sms: profile.changedSms[contact](when(occasion), masked),
  };
};

export const passwordChangedNotice = (occasion: Occasion): SecurityNotice => {
  const { profile } = textsOf[occasion.language];
  return {
    subject: profile.passwordSubject,
    body: profile.passwordBody(occasion.name, when(occasion), occasion.caller.address),
    sms: profile.passwordSms(when(occasion)),
  };
};

export const resetMail = (to: string, link: string, occasion: Occasion): Mail => {
  const { profile } = textsOf[occasion.language];
  return {
    to,
    subject: profile.resetSubject,
    body: profile.resetBody(occasion.name, when(occasion), occasion.caller.address, link),
  };
};
