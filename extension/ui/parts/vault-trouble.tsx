import type { JSX } from 'preact';
import { useSurroundings } from '../surroundings.ts';
import { Notice } from './notice.tsx';

export interface VaultTroubleProps {
  readonly kind: 'unreadable' | 'newer' | 'could-not-check';
  readonly onRetry: () => void;
}

/** A vault that is there but cannot be shown: never mistaken for an empty one, never written over. */
export function VaultTrouble({ kind, onRetry }: VaultTroubleProps): JSX.Element {
  const { texts } = useSurroundings();
  const said = {
    unreadable: [texts.unreadableTitle, texts.unreadableText],
    newer: [texts.newerTitle, texts.newerText],
    'could-not-check': [texts.couldNotCheckTitle, texts.couldNotCheckText],
  } as const;
  const [title, text] = said[kind];
  return (
    <div class="stack" data-vault={kind}>
      <h1>{title}</h1>
      <Notice kind="warning">{text}</Notice>
      {kind === 'could-not-check' && (
        <button type="button" onClick={onRetry}>
          {texts.tryAgain}
        </button>
      )}
    </div>
  );
}
