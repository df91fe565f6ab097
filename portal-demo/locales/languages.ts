import { cs } from './cs.ts';
import { en, type Texts } from './en.ts';

export type { Texts };

/** The first one is for people whose browser names neither. */
export const languages = ['en', 'cs'] as const;
export type Language = (typeof languages)[number];

export const textsOf: Readonly<Record<Language, Texts>> = { en, cs };

export const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text);
