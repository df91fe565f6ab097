import type { Language } from './languages.ts';

const localeOf = { en: 'en-GB', cs: 'cs-CZ' } as const;

/** A moment as a person reads it, with its zone. */
export const formatInstant = (instant: Date, language: Language): string =>
  new Intl.DateTimeFormat(localeOf[language], {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(instant);
