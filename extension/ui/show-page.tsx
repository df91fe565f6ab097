import { render, type JSX } from 'preact';
import type { Texts } from '../locales/en.ts';
import { textsFor } from '../locales/texts-for.ts';
import { SurroundingsProvider, type Surroundings } from './surroundings.ts';
import './theme.css';

export interface Outside extends Omit<Surroundings, 'texts'> {
  /** The languages the person reads, BCP 47 tags, the preferred first. */
  readonly languages: readonly string[];
}

/** Puts a page of ours on the screen, in the person's language. */
export async function showPage(
  page: JSX.Element,
  title: (texts: Texts) => string,
  { languages, ...outside }: Outside,
): Promise<void> {
  const texts = await textsFor(languages);
  document.documentElement.lang = texts.locale;
  document.title = title(texts);
  render(<SurroundingsProvider value={{ ...outside, texts }}>{page}</SurroundingsProvider>, document.body);
}
