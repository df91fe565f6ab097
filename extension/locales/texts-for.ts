import { cs } from './cs.ts';
import { en, type Texts } from './en.ts';

/** The texts for a BCP 47 language tag; English where we have no better. */
export const textsFor = (languageTag: string): Texts => (/^(cs|sk)\b/i.test(languageTag) ? cs : en);
