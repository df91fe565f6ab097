import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OtpKey } from '../../../shared/otp/key.ts';
import { addEntry, type NewEntry } from '../../use-cases/add-entry.ts';
import type { VaultContents } from '../../vault/entry.ts';
import { judgeCapture, type CaptureVerdict } from '../../vault/judge-capture.ts';
import { issuerOf, sitesOf, siteName, unusualSettings } from '../entry-words.ts';
import { KeyIcon } from '../parts/icons.tsx';
import { Notice } from '../parts/notice.tsx';
import { PrimaryButton } from '../parts/primary-button.tsx';
import { useSurroundings } from '../surroundings.ts';

export interface CaptureCardProps {
  /** Read from the page. */
  readonly otpKey: OtpKey;
  readonly origin: string;
  readonly contents: VaultContents;
}

/** A key on the page, and what the person can do with it. */
export function CaptureCard({ otpKey, origin, contents }: CaptureCardProps): JSX.Element | null {
  const { texts } = useSurroundings();
  const verdict = judgeCapture(contents, otpKey, origin);
  const settings = unusualSettings(otpKey, texts);
  if (verdict.kind === 'known') {
    return <p class="known">{verdict.entry.state === 'pending' ? texts.knownPending : texts.knownHere}</p>;
  }
  return (
    <section class="capture" aria-labelledby="capture-title">
      <h1 id="capture-title">
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
      <Choices verdict={verdict} otpKey={otpKey} origin={origin} />
    </section>
  );
}

interface ChoicesProps {
  readonly verdict: CaptureVerdict;
  readonly otpKey: OtpKey;
  readonly origin: string;
}

function Choices({ verdict, otpKey, origin }: ChoicesProps): JSX.Element {
  const { ports, texts } = useSurroundings();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const add = (replacing: Pick<NewEntry, 'replacesId'> = {}) => {
    setBusy(true);
    void addEntry(ports, { key: otpKey, origin, ...replacing }).then((added) => {
      setBusy(false);
      if (!added.ok) setFault(texts.fillFaults[added.reason]);
    });
  };
  const primary = (label: string) => (
    <PrimaryButton isBusy={isBusy} onClick={() => add()}>
      {isBusy ? texts.adding : label}
    </PrimaryButton>
  );
  const secondary = (label: string, replacing?: Pick<NewEntry, 'replacesId'>) => (
    <button type="button" disabled={isBusy} onClick={() => add(replacing)}>
      {label}
    </button>
  );
  const isDead = verdict.kind === 'replaces' && verdict.entry.state === 'pending';
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
      {isDead && (
        <>
          <p>{texts.replacesPending}</p>
          {primary(texts.replaceAdd)}
        </>
      )}
      {verdict.kind === 'replaces' && !isDead && (
        <>
          <p>{texts.replacesConfirmed}</p>
          {secondary(texts.keepBoth)}
          {secondary(texts.replaceAdd, { replacesId: verdict.entry.id })}
        </>
      )}
    </div>
  );
}
