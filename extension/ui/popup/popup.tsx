import type { JSX } from 'preact';
import { lockVault } from '../../use-cases/lock-vault.ts';
import type { VaultContents } from '../../vault/entry.ts';
import { judgeCapture } from '../../vault/judge-capture.ts';
import { later } from '../parts/later.tsx';
import { LockIcon, ManageIcon } from '../parts/icons.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSurroundings } from '../surroundings.ts';
import { EntryList } from './entry-list.tsx';
import { PageFaults } from './page-faults.tsx';
import { usePopup, type PopupModel } from './use-popup.ts';

const UnlockForm = later(() => import('../parts/unlock-form.tsx').then((part) => part.UnlockForm));
const VaultTrouble = later(() => import('../parts/vault-trouble.tsx').then((part) => part.VaultTrouble));
const CaptureCard = later(() => import('./capture-card.tsx').then((part) => part.CaptureCard));

export function Popup(): JSX.Element {
  const { ports, texts, openManage } = useSurroundings();
  const model = usePopup();
  return (
    <div class="popup">
      <header>
        <strong class="name">{texts.appName}</strong>
        {model.vault?.kind === 'unlocked' && (
          <button
            class="quiet"
            type="button"
            aria-label={texts.lock}
            title={texts.lock}
            onClick={() => void lockVault(ports)}
          >
            <LockIcon />
          </button>
        )}
        <button
          class="quiet"
          type="button"
          aria-label={texts.openManage}
          title={texts.openManage}
          onClick={openManage}
        >
          <ManageIcon />
        </button>
      </header>
      <main>
        <Body {...model} />
      </main>
    </div>
  );
}

function Body(model: PopupModel): JSX.Element {
  const { texts, openManage } = useSurroundings();
  const { vault, reload } = model;
  switch (vault?.kind) {
    case undefined:
      return <p class="empty">{texts.loading}</p>;
    case 'none':
      return (
        <div class="stack" data-vault="none">
          <h1>{texts.welcomeTitle}</h1>
          <p>{texts.welcomeText}</p>
          <button class="primary" type="button" autofocus onClick={openManage}>
            {texts.setUp}
          </button>
        </div>
      );
    case 'locked':
      return <UnlockForm onDone={() => void reload()} />;
    case 'unreadable':
    case 'newer':
    case 'could-not-check':
      return <VaultTrouble kind={vault.kind} onRetry={() => void reload()} />;
    case 'unlocked':
      return <Fob {...model} contents={vault.contents} />;
  }
}

type FobProps = PopupModel & { readonly contents: VaultContents };

/** The open fob: what the page offers, then the accounts, the page's own first. */
function Fob({ contents, sighting, filling, fault, fill }: FobProps): JSX.Element {
  const { texts } = useSurroundings();
  const page = sighting?.kind === 'page' ? sighting : undefined;
  const captured = (page?.keys ?? []).map((key) => ({
    key,
    verdict: judgeCapture(contents, key, page?.origin ?? ''),
  }));
  const known = captured.flatMap(({ verdict }) => (verdict.kind === 'known' ? [verdict.entry] : []));
  const offered = captured.filter(({ verdict }) => verdict.kind !== 'known');
  const here = contents.entries.filter(({ origins }) => page !== undefined && origins.includes(page.origin));
  // One thing is next: to add the page's key, else to fill the code of its entry, else of the only one bound here.
  const fillable = known.length > 0 ? known : here;
  const nextStepId = offered.length === 0 && fillable.length === 1 ? fillable[0]?.id : undefined;
  return (
    <div
      class="stack"
      data-vault="unlocked"
      data-page={page?.hasUnreadPictures === true ? 'looking' : (sighting?.kind ?? 'looking')}
    >
      {sighting !== undefined && sighting.kind !== 'page' && (
        <p class="muted">{texts.pageFaults[sighting.kind]}</p>
      )}
      {page !== undefined &&
        offered.map(({ key, verdict }, index) => (
          <CaptureCard
            key={key.secret.join()}
            otpKey={key}
            origin={page.origin}
            verdict={verdict}
            isNextStep={index === 0}
          />
        ))}
      {captured.length === 0 && page !== undefined && <PageFaults faults={page.faults} />}
      {fault !== undefined && <Notice kind="warning">{texts.fillFaults[fault]}</Notice>}
      {contents.entries.length > 0 && (
        <EntryList
          entries={contents.entries}
          origin={page?.origin}
          filling={filling}
          onFill={(entry) => void fill(entry)}
          onPageIds={known.map(({ id }) => id)}
          nextStepId={nextStepId}
        />
      )}
      {contents.entries.length === 0 && captured.length === 0 && (
        <p class="empty">{page === undefined || page.hasUnreadPictures ? texts.empty : texts.emptyHere}</p>
      )}
    </div>
  );
}
