import type { VNode } from 'preact';
import { RobotCheck } from '../captcha/robot-check.tsx';
import { linkField } from '../web/mail-link.ts';
import { ActionForm, Field, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { RequestFault } from './request.ts';

export interface SupportPageProps {
  readonly question: string;
  readonly login: string;
  readonly message: string;
  readonly fault?: RequestFault;
}

/** The form for people who have lost the fob and cannot use their e-mail or phone. */
export function SupportPage({ question, login, message, fault }: SupportPageProps): VNode {
  const { support, captcha } = useView().texts;
  const isTooLong = fault === 'message-too-long';
  return (
    <>
      {fault === 'too-often' && <Message tone="bad">{support.tooOften}</Message>}
      <section class="box">
        <p>{support.intro}</p>
        <ActionForm action="/support">
          <Field
            kind="login"
            label={support.login}
            value={login}
            error={fault === 'missing-login' ? support.missingLogin : undefined}
          />
          <div class={isTooLong ? 'field wrong' : 'field'}>
            <label for="message">{support.message}</label>
            <p id="message-hint" class="hint">
              {support.messageHint}
            </p>
            {isTooLong && (
              <p id="message-error" class="field-error">
                {support.messageTooLong}
              </p>
            )}
            <textarea
              id="message"
              name="message"
              rows={5}
              maxLength={2000}
              aria-describedby={isTooLong ? 'message-hint message-error' : 'message-hint'}
              aria-invalid={isTooLong ? 'true' : undefined}
            >
              {message}
            </textarea>
          </div>
          <RobotCheck question={question} error={fault === 'robot' ? captcha.failed : undefined} />
          <div class="actions">
            <button>{support.button}</button>
          </div>
        </ActionForm>
      </section>
    </>
  );
}

export function ObjectionPage({ viewToken }: { viewToken: string }): VNode {
  const { support } = useView().texts;
  return (
    <section class="box">
      <p>{support.objectionIntro}</p>
      <ActionForm action="/objection">
        <input type="hidden" name={linkField} value={viewToken} />
        <div class="actions">
          <button>{support.objectionButton}</button>
        </div>
      </ActionForm>
    </section>
  );
}

/** Common problems, and the way to people when nothing else helps. */
export function HelpPage(): VNode {
  const { help } = useView().texts;
  return (
    <>
      {help.questions.map(({ question, answer }) => (
        <section class="box">
          <h2>{question}</h2>
          <p>{answer}</p>
        </section>
      ))}
      <section class="box">
        <h2>{help.noContact}</h2>
        <p>{help.noContactAnswer}</p>
        <div class="actions">
          <a class="button" href="/support">
            {help.toForm}
          </a>
        </div>
      </section>
    </>
  );
}

export function ParagraphPage({ text }: { text: string }): VNode {
  return (
    <section class="box">
      <p>{text}</p>
    </section>
  );
}
