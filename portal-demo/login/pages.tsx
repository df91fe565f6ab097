import type { VNode } from 'preact';
import { demoCustomers, demoPassword, demoStaff } from '../accounts/demo-customers.ts';
import { MatchNumber } from '../confirmation/pages.tsx';
import type { CodeRefusal } from '../otp/verify-code.ts';
import { codeRefusalText } from '../otp/refusal-text.ts';
import { ActionForm, Box, Field, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';

export interface LoginPageProps {
  readonly next: string;
  readonly login?: string;
  readonly notice?: 'logged-out' | 'restart' | undefined;
  readonly error?: string | undefined;
}

export function LoginPage({ next, login = '', notice, error }: LoginPageProps): VNode {
  const { texts, isDemo } = useView();
  return (
    <>
      {error !== undefined && <Message tone="bad">{error}</Message>}
      {notice === 'logged-out' && <Message tone="good">{texts.login.loggedOut}</Message>}
      {notice === 'restart' && <Message tone="bad">{texts.login.restart}</Message>}
      <section class="box">
        <ActionForm action="/login">
          <input type="hidden" name="next" value={next} />
          <Field kind="login" label={texts.fields.login} value={login} hasFocus={login === ''} />
          <Field kind="password" label={texts.fields.password} hasFocus={login !== ''} />
          <div class="actions">
            <button>{texts.login.button}</button>
            <a href="/forgotten-password">{texts.profile.forgot}</a>
          </div>
        </ActionForm>
      </section>
      {isDemo && <DemoCustomers />}
    </>
  );
}

function DemoCustomers(): VNode {
  const { login, fields, support } = useView().texts;
  return (
    <Box title={login.demoTitle}>
      <p>{login.demoIntro}</p>
      <dl class="facts">
        <dt>{login.demoReady}</dt>
        <dd>
          <code>{demoCustomers.ready.login}</code>
        </dd>
        <dt>{login.demoMissing}</dt>
        <dd>
          <code>{demoCustomers.missing.login}</code>
        </dd>
        <dt>{support.demoStaff}</dt>
        <dd>
          {demoStaff.map((person) => (
            <div>
              <code>{person.login}</code>
            </div>
          ))}
        </dd>
        <dt>{fields.password}</dt>
        <dd>
          <code>{demoPassword}</code>
        </dd>
      </dl>
    </Box>
  );
}

export interface CodePageProps {
  readonly refusal?: CodeRefusal;
  /** Of a login that waits for a link too. */
  readonly matchNumber?: number | undefined;
}

export function CodePage({ refusal, matchNumber }: CodePageProps): VNode {
  const { texts } = useView();
  return (
    <section class="box">
      <p>{texts.login.codeIntro}</p>
      {matchNumber !== undefined && <MatchNumber number={matchNumber} />}
      <ActionForm action="/login/otp">
        <Field
          kind="code"
          label={texts.fields.code}
          hint={texts.fields.codeHint}
          error={refusal && codeRefusalText(texts, refusal)}
          hasFocus
        />
        <div class="actions">
          <button>{texts.login.codeButton}</button>
          <a href="/login">{texts.login.startOver}</a>
        </div>
      </ActionForm>
      <ActionForm action="/login/lost-fob" class="after">
        <button class="quiet">{texts.recovery.lost}</button>
      </ActionForm>
    </section>
  );
}
