import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { unlockVault } from '../../use-cases/unlock-vault.ts';
import { useSurroundings } from '../surroundings.ts';
import { Notice } from './notice.tsx';

export interface UnlockFormProps {
  readonly onDone: () => void;
}

export function UnlockForm({ onDone }: UnlockFormProps): JSX.Element {
  const { ports, texts } = useSurroundings();
  const [isBusy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    if (input === null || isBusy) return;
    setBusy(true);
    const unlocked = await unlockVault(ports, input.value).finally(() => setBusy(false));
    setWrong(!unlocked.ok && unlocked.reason === 'wrong-password');
    if (unlocked.ok || unlocked.reason !== 'wrong-password') onDone();
    else input.select();
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <h1>{texts.unlockTitle}</h1>
      <label class="field">
        <span>{texts.vaultPassword}</span>
        <input
          ref={field}
          type="password"
          name="vault-password"
          autocomplete="current-password"
          required
          autofocus
          aria-invalid={isWrong}
          aria-describedby="unlock-problem"
        />
      </label>
      <div id="unlock-problem">{isWrong && <Notice kind="warning">{texts.wrongPassword}</Notice>}</div>
      <button class="primary" type="submit" disabled={isBusy}>
        {isBusy ? texts.unlocking : texts.unlock}
      </button>
    </form>
  );
}
