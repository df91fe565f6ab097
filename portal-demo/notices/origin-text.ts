import { textsOf, type Language } from '../locales/languages.ts';
import type { Place } from '../ports.ts';

/** What a person recognises a login by. */
export interface DescribedOrigin {
  readonly browser: string;
  readonly address: string;
  readonly place: Place | undefined;
}

/** `Brno, Czechia`, or that nobody knows. */
export function placeText(place: Place | undefined, language: Language): string {
  if (place === undefined) return textsOf[language].notices.unknownPlace;
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(place.country) ?? place.country;
  return place.city === undefined ? country : `${place.city}, ${country}`;
}

/** Label and value of each, for a list on a page or in a mail. */
export function originFacts(
  { browser, address, place }: DescribedOrigin,
  language: Language,
): readonly (readonly [string, string])[] {
  const { notices } = textsOf[language];
  return [
    [notices.browser, browser === '' ? notices.unknownBrowser : browser],
    [notices.address, address === '' ? notices.unknownAddress : address],
    [notices.place, placeText(place, language)],
  ];
}

export const originLines = (origin: DescribedOrigin, language: Language): string =>
  originFacts(origin, language)
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');
