import type { OtpKey } from '../../shared/otp/key.ts';
import type { Texts } from '../locales/en.ts';
import type { Entry } from '../vault/entry.ts';

/** `https://portal.example` → `portal.example`; the scheme shows only when it is not https. */
export const siteName = (origin: string): string => origin.replace(/^https:\/\//, '');

export const sitesOf = (entry: Entry): string => entry.origins.map(siteName).join(', ');

export const issuerOf = ({ issuer }: OtpKey, texts: Texts): string =>
  issuer === '' ? texts.noIssuer : issuer;

/** `123456` → `123 456`: read aloud and copied by eye in groups. */
export const groupedCode = (code: string): string =>
  code.length % 4 === 0 && code.length > 4
    ? code.replace(/(.{4})(?=.)/g, '$1 ')
    : code.replace(/(.{3})(?=.)/g, '$1 ');

/** The settings in words, or undefined when they are the usual ones (SHA-1, 6 digits, 30 s). */
export function unusualSettings(key: OtpKey, texts: Texts): string | undefined {
  if (key.type === 'steam') return undefined;
  if (key.type === 'hotp') return texts.settingsOfCounter(key.algorithm, key.digits);
  const isUsual = key.algorithm === 'SHA1' && key.digits === 6 && key.periodSeconds === 30;
  return isUsual ? undefined : texts.settingsOf(key.algorithm, key.digits, key.periodSeconds);
}

const plainLetters = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of the query is in issuer, account or sites; accents and case do not matter. */
export function matchesQuery(entry: Entry, query: string): boolean {
  const text = plainLetters(`${entry.key.issuer} ${entry.key.account} ${sitesOf(entry)}`);
  return plainLetters(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
