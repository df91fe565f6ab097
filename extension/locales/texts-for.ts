import type { Texts } from './en.ts';

/** The texts in the first language of the person's list (BCP 47 tags) that we have, loaded alone; else English. */
export async function textsFor(languages: readonly string[]): Promise<Texts> {
  const language = languages
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((code) => code === 'cs' || code === 'sk' || code === 'en');
  // Slovak readers read Czech.
  return language === 'cs' || language === 'sk' ? (await import('./cs.ts')).cs : (await import('./en.ts')).en;
}
