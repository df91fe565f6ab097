import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Texts } from '../locales/languages.ts';

/** What every part of a page may need: no component takes texts or the form token as a property. */
export interface View {
  readonly texts: Texts;
  readonly language: Language;
  readonly csrfToken: string;
  /** Address of this page without query, for the language switch and the menus. */
  readonly path: string;
  /** In which this person reads times. */
  readonly timeZone: string;
  /** The support queue is in the menu. */
  readonly isStaff: boolean;
  readonly isDemo: boolean;
}

export const ViewContext = createContext<View | undefined>(undefined);

export function useView(): View {
  const view = useContext(ViewContext);
  if (view === undefined) throw new Error('A page part was rendered outside of a page.');
  return view;
}
