import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { OtpKey } from '../../../shared/otp/key.ts';
import { addEntry, type NewEntry } from '../../use-cases/add-entry.ts';
import type { CaptureVerdict } from '../../vault/judge-capture.ts';
import { issuerOf, sitesOf, siteName, unusualSettings } from '../entry-words.ts';
import { KeyIcon } from '../parts/icons.tsx';
import { Notice } from '../parts/notice.tsx';
import { StepButton } from '../parts/step-button.tsx';
import { useSurroundings } from '../surroundings.ts';

export interface CaptureCardProps {
  /** Read from the page. */
  readonly otpKey: OtpKey;
  readonly origin: string;
  readonly verdict: CaptureVerdict;
  /** The first of several keys is the one Enter adds. */
  readonly isNextStep: boolean;
}

/** A key on the page, and what the person can do with it. */
export function CaptureCard({ otpKey, origin, verdict, isNextStep }: CaptureCardProps): JSX.Element {
  const { texts } = useSurroundings();
  const titleId = useId();
  const settings = unusualSettings(otpKey, texts);
  return (
    <section class="capture" aria-labelledby={titleId}>
      <h1 id={titleId}>
        <KeyIcon /> {texts.captureTitle}
      </h1>
      <dl>
        <dt>{texts.issuer}</dt>
        <dd>{issuerOf(otpKey, texts)}</dd>
        <dt>{texts.account}</dt>
        <dd>{otpKey.account === '' ? texts.noAccount : otpKey.account}</dd>
        <dt>{texts.site}</dt>
        <dd>{siteName(origin)}</dd>
        {settings !== undefined && (
          <>
            <dt>{texts.settings}</dt>
            <dd>{settings}</dd>
          </>
        )}
      </dl>
      <Choices verdict={verdict} otpKey={otpKey} origin={origin} isNextStep={isNextStep} />
    </section>
  );
}

function Choices({ verdict, otpKey, origin, isNextStep }: CaptureCardProps): JSX.Element {
  const { ports, texts } = useSurroundings();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const add = (replacing: Pick<NewEntry, 'replacesId'> = {}) => {
    setBusy(true);
    void addEntry(ports, { key: otpKey, origin, ...replacing })
      .finally(() => setBusy(false))
      .then((added) => {
        if (!added.ok) setFault(texts.saveFaults[added.reason]);
      });
  };
  const primary = (label: string, replacing?: Pick<NewEntry, 'replacesId'>) => (
    <StepButton isBusy={isBusy} onClick={() => add(replacing)} isNextStep={isNextStep}>
      {isBusy ? texts.adding : label}
    </StepButton>
  );
  const secondary = (label: string, replacing?: Pick<NewEntry, 'replacesId'>) => (
    <button type="button" disabled={isBusy} onClick={() => add(replacing)}>
      {label}
    </button>
  );
  return (
    <div class="choices">
      {fault !== undefined && <Notice kind="warning">{fault}</Notice>}
      {verdict.kind === 'new' && primary(texts.add)}
      {verdict.kind === 'known-elsewhere' && (
        <>
          <p>{texts.knownElsewhere(sitesOf(verdict.entry))}</p>
          {secondary(texts.bindHere)}
        </>
      )}
      {verdict.kind === 'replaces' && (
        <>
          <p>{verdict.entry.state === 'pending' ? texts.replacesPending : texts.replacesConfirmed}</p>
          {verdict.entry.state === 'pending'
            ? primary(texts.replaceAdd, { replacesId: verdict.entry.id })
            : secondary(texts.replaceAdd, { replacesId: verdict.entry.id })}
          {secondary(texts.keepBoth)}
        </>
      )}
    </div>
  );
}
