import type { JSX } from 'preact';
import { lockVault } from '../../use-cases/lock-vault.ts';
import { UnlockForm } from '../parts/unlock-form.tsx';
import { VaultTrouble } from '../parts/vault-trouble.tsx';
import { useSurroundings } from '../surroundings.ts';
import { useVault } from '../use-vault.ts';
import { Accounts } from './accounts.tsx';
import { ChoosePassword } from './choose-password.tsx';

/** The full tab: first run, then the accounts. */
export function Manage(): JSX.Element {
  const { ports, texts } = useSurroundings();
  const { vault, reload } = useVault();
  return (
    <div class="manage">
      <header>
        <img src="/icons/48.png" alt="" width="32" height="32" />
        <strong class="name">{texts.appName}</strong>
        {vault?.kind === 'unlocked' && (
          <button type="button" onClick={() => void lockVault(ports)}>
            {texts.lock}
          </button>
        )}
      </header>
      <main>
        {vault === undefined && <p class="empty">{texts.loading}</p>}
        {vault?.kind === 'none' && <ChoosePassword onDone={() => void reload()} />}
        {vault?.kind === 'locked' && <UnlockForm onDone={() => void reload()} />}
        {vault?.kind === 'unlocked' && <Accounts contents={vault.contents} />}
        {(vault?.kind === 'unreadable' || vault?.kind === 'newer' || vault?.kind === 'could-not-check') && (
          <VaultTrouble kind={vault.kind} onRetry={() => void reload()} />
        )}
      </main>
    </div>
  );
}
