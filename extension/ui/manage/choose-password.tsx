import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { createVault } from '../../use-cases/create-vault.ts';
import { minimumPasswordLength } from '../../vault/password.ts';
import { Notice } from '../parts/notice.tsx';
import { useSurroundings } from '../surroundings.ts';
import { PasswordStrength } from './strength-meter.tsx';

/** First run: one password, typed twice, and the vault exists, encrypted before its first entry. */
export function ChoosePassword({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { ports, texts } = useSurroundings();
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (password !== repeated) {
      setProblem(texts.passwordsDiffer);
      return;
    }
    setBusy(true);
    const created = await createVault(ports, password).finally(() => setBusy(false));
    const said = {
      'password-too-short': texts.passwordTooShort(minimumPasswordLength),
      exists: texts.vaultExists,
      'not-written': texts.saveFaults['not-written'],
      'could-not-check': texts.saveFaults['could-not-check'],
    };
    if (created.ok) onDone();
    else setProblem(said[created.reason]);
  };

  const type = isShown ? ({ type: 'text' } as const) : ({ type: 'password' } as const);
  return (
    <form class="stack narrow" onSubmit={(event) => void submit(event)}>
      <h1>{texts.choosePasswordTitle}</h1>
      <p>{texts.choosePasswordText}</p>
      <label class="field">
        <span>{texts.newPassword}</span>
        <input
          {...type}
          name="new-password"
          autocomplete="new-password"
          autofocus
          required
          aria-describedby="password-hint"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <p id="password-hint" class="muted">
        {texts.passwordHint(minimumPasswordLength)}
      </p>
      <PasswordStrength password={password} />
      <label class="field">
        <span>{texts.repeatPassword}</span>
        <input
          {...type}
          name="repeat-password"
          autocomplete="new-password"
          required
          value={repeated}
          onInput={(event) => setRepeated(event.currentTarget.value)}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {texts.showPassword}
      </label>
      {problem !== undefined && <Notice kind="warning">{problem}</Notice>}
      <button class="primary" type="submit" disabled={isBusy}>
        {isBusy ? texts.creatingVault : texts.createVault}
      </button>
    </form>
  );
}
