import type { JSX } from 'preact';
import { codeAt } from '../../../shared/otp/code.ts';
import type { Entry } from '../../vault/entry.ts';
import { groupedCode, issuerOf, sitesOf } from '../entry-words.ts';
import { Countdown } from '../parts/countdown.tsx';
import { useSurroundings } from '../surroundings.ts';
import type { Filling } from './use-popup.ts';

export interface EntryRowProps {
  readonly entry: Entry;
  readonly nowMs: number;
  /** Present on the site this entry is bound to. */
  readonly onFill: (() => void) | undefined;
  readonly filling: Filling | undefined;
}

export function EntryRow({ entry, nowMs, onFill, filling }: EntryRowProps): JSX.Element {
  const { texts } = useSurroundings();
  const { key, state } = entry;
  const { code, secondsLeft } = codeAt(key, nowMs);
  const fillLabel = () => {
    if (filling === undefined) return texts.fillCode;
    const { waitsUntilMs } = filling;
    return waitsUntilMs === undefined
      ? texts.filling
      : texts.waitingForNext(Math.max(1, Math.ceil((waitsUntilMs - nowMs) / 1000)));
  };
  return (
    <li class={onFill === undefined ? 'entry' : 'entry here'}>
      <div class="who">
        <strong>{issuerOf(key, texts)}</strong>
        <span class="account">{key.account}</span>
        {state === 'pending' && (
          <span class="badge" title={texts.pendingHelp}>
            {texts.pending}
          </span>
        )}
      </div>
      {key.type === 'hotp' || secondsLeft === undefined ? (
        <p class="muted">{texts.byCounter}</p>
      ) : (
        <div class="code-line">
          <output class="code">{groupedCode(code)}</output>
          <Countdown
            secondsLeft={secondsLeft}
            periodSeconds={key.periodSeconds}
            label={texts.secondsLeft(secondsLeft)}
          />
        </div>
      )}
      {onFill === undefined ? (
        <p class="muted">{texts.boundTo(sitesOf(entry))}</p>
      ) : (
        <button class="primary fill" type="button" disabled={filling !== undefined} onClick={onFill}>
          {fillLabel()}
        </button>
      )}
    </li>
  );
}
