import type { JSX } from 'preact';
import { codeAt } from '../../../shared/otp/code.ts';
import type { Entry } from '../../vault/entry.ts';
import { groupedCode, issuerOf, sitesOf } from '../entry-words.ts';
import { Countdown } from '../parts/countdown.tsx';
import { StepButton } from '../parts/step-button.tsx';
import { useSurroundings } from '../surroundings.ts';
import type { Filling } from './use-popup.ts';

export interface EntryRowProps {
  readonly entry: Entry;
  readonly nowMs: number;
  /** Present on the site this entry is bound to. */
  readonly onFill: (() => void) | undefined;
  readonly filling: Filling | undefined;
  /** A code is being filled, perhaps another entry's. */
  readonly isBusy: boolean;
  /** The page shows this entry's key. */
  readonly isOnPage: boolean;
  readonly isNextStep: boolean;
}

export function EntryRow(props: EntryRowProps): JSX.Element {
  const { texts } = useSurroundings();
  const { entry, nowMs, onFill, isOnPage } = props;
  const { key, state } = entry;
  const { code, secondsLeft } = codeAt(key, nowMs);
  return (
    <li class={onFill === undefined ? 'entry' : 'entry here'}>
      <div class="who">
        <strong>{issuerOf(key, texts)}</strong>
        <span class="account">{key.account}</span>
        {state === 'pending' && <span class="badge">{texts.pending}</span>}
      </div>
      {isOnPage && <p class="muted">{state === 'pending' ? texts.knownPending : texts.knownHere}</p>}
      {key.type === 'hotp' || secondsLeft === undefined ? (
        <p class="muted">{texts.byCounter}</p>
      ) : (
        <div class="code-line">
          <span class="code">{groupedCode(code)}</span>
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
        <FillButton {...props} onFill={onFill} />
      )}
    </li>
  );
}

function FillButton({
  entry,
  nowMs,
  onFill,
  filling,
  isBusy,
  isNextStep,
}: EntryRowProps & { onFill: () => void }): JSX.Element {
  const { texts } = useSurroundings();
  const { key } = entry;
  const label = () => {
    if (filling === undefined) return texts.fillCode;
    const { waitsUntilMs } = filling;
    if (waitsUntilMs === undefined) return texts.filling;
    return texts.waitingForNext(Math.max(1, Math.ceil((waitsUntilMs - nowMs) / 1000)));
  };
  return (
    <StepButton
      isBusy={isBusy}
      onClick={onFill}
      isNextStep={isNextStep}
      name={`${label()}: ${issuerOf(key, texts)} ${key.account}`}
    >
      {label()}
    </StepButton>
  );
}
