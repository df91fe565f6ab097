import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../locales/en.ts';
import type { Ports } from '../use-cases/ports.ts';

/** What a page of ours stands in: the ports for its use cases, its language, and the few things only a browser can do for a UI. */
export interface Surroundings {
  readonly ports: Ports;
  readonly texts: Texts;
  /** Calls back when any page of ours locked, unlocked or changed the vault; returns the way to stop. */
  readonly onVaultChange: (changed: () => void) => () => void;
  readonly openManage: () => void;
  /** The keys of the fill command, e.g. `Alt+Shift+L`; empty when it has none. */
  readonly fillShortcut: () => Promise<string>;
  readonly close: () => void;
}

const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export const SurroundingsProvider = SurroundingsContext.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined)
    throw new Error('A page of ours must be rendered inside SurroundingsProvider');
  return surroundings;
}
