import type { JSX } from 'preact';
import { codeAt } from '../../../shared/otp/code.ts';
import type { Entry } from '../../vault/entry.ts';
import { groupedCode, issuerOf, sitesOf } from '../entry-words.ts';
import { Countdown } from '../parts/countdown.tsx';
import { PrimaryButton } from '../parts/primary-button.tsx';
import { useSurroundings } from '../surroundings.ts';
import type { Filling } from './use-popup.ts';

export interface EntryRowProps {
  readonly entry: Entry;
  readonly nowMs: number;
  /** Present on the site this entry is bound to. */
  readonly onFill: (() => void) | undefined;
  readonly filling: Filling | undefined;
  readonly isNextStep: boolean;
}

export function EntryRow(props: EntryRowProps): JSX.Element {
  const { texts } = useSurroundings();
  const { entry, nowMs, onFill } = props;
  const { key, state } = entry;
  const { code, secondsLeft } = codeAt(key, nowMs);
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
    <PrimaryButton
      isBusy={filling !== undefined}
      onClick={onFill}
      isNextStep={isNextStep}
      name={`${label()}: ${issuerOf(key, texts)} ${key.account}`}
    >
      {label()}
    </PrimaryButton>
  );
}
