import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Entry } from '../../vault/entry.ts';
import { matchesQuery } from '../entry-words.ts';
import { useSurroundings } from '../surroundings.ts';
import { useNow } from '../use-now.ts';
import { EntryRow } from './entry-row.tsx';
import { NearEnd } from './near-end.tsx';
import type { Filling } from './use-popup.ts';

export interface EntryListProps {
  readonly entries: readonly Entry[];
  /** The page's origin; its entries come first. Undefined where the browser shows us none. */
  readonly origin: string | undefined;
  readonly filling: Filling | undefined;
  readonly onFill: (entry: Entry) => void;
  /** The entries whose keys the page shows: they come before all others. */
  readonly onPageIds: readonly string[];
  /** The entry whose *Fill code* Enter presses. */
  readonly nextStepId: string | undefined;
}

const searchFrom = 6;
/** Rows drawn at first, and again whenever their end comes near: each costs time at opening and at every second. */
const batch = 25;

export function EntryList({
  entries,
  origin,
  filling,
  onFill,
  onPageIds,
  nextStepId,
}: EntryListProps): JSX.Element {
  const { texts, ports } = useSurroundings();
  const [query, setQuery] = useState('');
  const [drawn, setDrawn] = useState(batch);
  const nowMs = useNow(ports.now);
  const isHere = (entry: Entry) => origin !== undefined && entry.origins.includes(origin);
  const isOnPage = (entry: Entry) => onPageIds.includes(entry.id);
  const first = entries.filter(isOnPage);
  const here = entries.filter((entry) => isHere(entry) && !isOnPage(entry));
  const rest = entries.filter((entry) => !isHere(entry) && !isOnPage(entry));
  const shown = [...first, ...here, ...rest].filter((entry) => matchesQuery(entry, query));

  return (
    <section aria-label={texts.accountsLabel}>
      {entries.length >= searchFrom && (
        <input
          class="search"
          type="search"
          autofocus={nextStepId === undefined}
          aria-label={texts.search}
          placeholder={texts.search}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <ul class="entries">
        {shown.slice(0, drawn).map((entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            nowMs={nowMs}
            isNextStep={entry.id === nextStepId}
            isOnPage={isOnPage(entry)}
            isBusy={filling !== undefined}
            filling={filling?.entryId === entry.id ? filling : undefined}
            onFill={isHere(entry) ? () => onFill(entry) : undefined}
          />
        ))}
      </ul>
      {shown.length > drawn && <NearEnd key={drawn} onNear={() => setDrawn(drawn + batch)} />}
      {shown.length === 0 && <p class="empty">{texts.noMatch}</p>}
    </section>
  );
}
