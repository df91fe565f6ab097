import type { Language } from './languages.ts';

const localeOf = { en: 'en-GB', cs: 'cs-CZ' } as const;

/**
 * A moment as a person reads it, in an IANA time zone and with the offset from UTC: the hour that comes twice when
 * summer time ends is still one moment (PORTAL J7).
 */
export const formatInstant = (instant: Date, language: Language, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(localeOf[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
    timeZone,
  })
    .format(instant)
    .replace('GMT', 'UTC');
