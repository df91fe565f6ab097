import { render, type JSX } from 'preact';
import { textsFor } from '../locales/texts-for.ts';
import { SurroundingsProvider, type Surroundings } from './surroundings.ts';
import './theme.css';

export interface Outside extends Omit<Surroundings, 'texts'> {
  /** BCP 47 tag of the browser's language. */
  readonly language: string;
}

/** Puts a page of ours on the screen, in the browser's language. */
export async function showPage(page: JSX.Element, { language, ...outside }: Outside): Promise<void> {
  const texts = await textsFor(language);
  document.documentElement.lang = texts.locale;
  document.title = texts.appName;
  render(<SurroundingsProvider value={{ ...outside, texts }}>{page}</SurroundingsProvider>, document.body);
}
