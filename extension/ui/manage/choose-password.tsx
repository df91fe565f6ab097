import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { createVault } from '../../use-cases/create-vault.ts';
import { minimumPasswordLength, passwordLength } from '../../vault/password.ts';
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
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string>();
  const fields = { password: useRef<HTMLInputElement>(null), repeated: useRef<HTMLInputElement>(null) };
  const isTooShort = passwordLength(password) < minimumPasswordLength;
  const isDifferent = password !== repeated;

  const submit = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (isTooShort) fields.password.current?.focus();
    else if (isDifferent) fields.repeated.current?.focus();
    if (isBusy || isTooShort || isDifferent) return;
    setBusy(true);
    const created = await createVault(ports, password).finally(() => setBusy(false));
    if (created.ok) {
      onDone();
      return;
    }
    const said = {
      'password-too-short': texts.passwordTooShort(minimumPasswordLength),
      exists: texts.vaultExists,
      'not-written': texts.saveFaults['not-written'],
      'could-not-check': texts.saveFaults['could-not-check'],
    };
    setFault(said[created.reason]);
  };

  const type = isShown ? ({ type: 'text' } as const) : ({ type: 'password' } as const);
  return (
    <form class="stack" novalidate onSubmit={(event) => void submit(event)}>
      <h1>{texts.choosePasswordTitle}</h1>
      <p>{texts.choosePasswordText}</p>
      <label class="field">
        <span>{texts.newPassword}</span>
        <input
          {...type}
          ref={fields.password}
          name="new-password"
          autocomplete="new-password"
          autofocus
          required
          aria-invalid={isTried && isTooShort}
          aria-describedby="password-hint"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <p id="password-hint" class={isTried && isTooShort ? 'problem' : 'muted'}>
        {isTried && isTooShort
          ? texts.passwordTooShort(minimumPasswordLength)
          : texts.passwordHint(minimumPasswordLength)}
      </p>
      <PasswordStrength password={password} />
      <label class="field">
        <span>{texts.repeatPassword}</span>
        <input
          {...type}
          ref={fields.repeated}
          name="repeat-password"
          autocomplete="new-password"
          required
          aria-invalid={isTried && isDifferent}
          aria-describedby="repeat-problem"
          value={repeated}
          onInput={(event) => setRepeated(event.currentTarget.value)}
        />
      </label>
      <p id="repeat-problem" class="problem" role="status">
        {isTried && isDifferent && texts.passwordsDiffer}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {texts.showPassword}
      </label>
      {fault !== undefined && <Notice kind="warning">{fault}</Notice>}
      <button class="primary" type="submit" disabled={isBusy}>
        {isBusy ? texts.creatingVault : texts.createVault}
      </button>
    </form>
  );
}
