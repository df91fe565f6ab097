import type { Texts } from './en.ts';

/** The texts for a BCP 47 language tag, loaded alone; English where we have no better. */
export async function textsFor(languageTag: string): Promise<Texts> {
  // Slovak readers have always read Czech.
  if (/^(cs|sk)\b/i.test(languageTag)) return (await import('./cs.ts')).cs;
  return (await import('./en.ts')).en;
}
