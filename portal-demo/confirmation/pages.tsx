import type { VNode } from 'preact';
import { formatInstant } from '../locales/instant.ts';
import { originFacts } from '../notices/origin-text.ts';
import { linkField } from '../web/mail-link.ts';
import { ActionForm, Field, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { WaitingLogin } from './store.ts';

/** What the login's own screen shows, so that a link opened elsewhere can be tied to it (PORTAL G8). */
export function MatchNumber({ number }: { number: number }): VNode {
  const { confirmation } = useView().texts;
  return (
    <>
      <p class="match-number">
        {confirmation.matchLabel}: <strong>{number}</strong>
      </p>
      <p>{confirmation.matchHow}</p>
    </>
  );
}

export interface WaitPageProps {
  readonly login: WaitingLogin;
  readonly minutesLeft: number;
  readonly notice?: 'resent' | 'too-many' | 'not-confirmed' | undefined;
}

/** Where the login began, while it waits for its link. */
export function WaitPage({ login, minutesLeft, notice }: WaitPageProps): VNode {
  const { confirmation, login: loginTexts } = useView().texts;
  return (
    <>
      {notice === 'resent' && login.hasLink && !login.isMailWaiting && (
        <Message tone="good">{confirmation.resent}</Message>
      )}
      {notice === 'too-many' && <Message tone="bad">{confirmation.tooMany}</Message>}
      {notice === 'not-confirmed' && !login.isConfirmed && (
        <Message tone="bad">{confirmation.notConfirmed}</Message>
      )}
      {login.isMailWaiting && <Message tone="bad">{confirmation.notSent}</Message>}
      <section class="box">
        {login.isConfirmed ? (
          <p>{confirmation.confirmed}</p>
        ) : login.hasLink ? (
          <>
            <p>{confirmation.sent(minutesLeft)}</p>
            <MatchNumber number={login.matchNumber} />
            <p>{confirmation.continueHow}</p>
          </>
        ) : (
          <p>{confirmation.noLink}</p>
        )}
        <ActionForm action="/login/confirm">
          <div class="actions">
            <button>{confirmation.continueButton}</button>
            <a href="/login">{loginTexts.startOver}</a>
          </div>
        </ActionForm>
      </section>
      {!login.isConfirmed && (
        <ActionForm action="/login/confirm/resend">
          <div class="actions">
            <button class="quiet">{confirmation.resend}</button>
          </div>
        </ActionForm>
      )}
    </>
  );
}

export interface ConfirmPageProps {
  readonly login: WaitingLogin;
  readonly viewToken: string;
  /** Did the login begin in this browser? */
  readonly isOwn: boolean;
  readonly hasWrongNumber?: boolean;
}

/** Behind the link: who wants in, from where and since when. Only a person's button acts (PORTAL G1–G3, G8). */
export function ConfirmPage({ login, viewToken, isOwn, hasWrongNumber = false }: ConfirmPageProps): VNode {
  const { texts, language } = useView();
  const { confirmation } = texts;
  return (
    <>
      <section class="box">
        <p>{confirmation.intro}</p>
        <dl class="facts">
          <dt>{confirmation.account}</dt>
          <dd>{login.customer.login}</dd>
          <dt>{confirmation.began}</dt>
          <dd>{formatInstant(login.startedAt, language, login.customer.timeZone)}</dd>
          {originFacts(login.origin, language).map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      </section>
      <section class="box">
        <p>{isOwn ? confirmation.sameBrowser : confirmation.otherBrowser}</p>
        <ActionForm action="/confirm-login">
          <input type="hidden" name={linkField} value={viewToken} />
          {!isOwn && (
            <Field
              kind="number"
              label={confirmation.number}
              error={hasWrongNumber ? confirmation.wrongNumber : undefined}
            />
          )}
          <div class="actions">
            <button>{confirmation.confirmButton}</button>
          </div>
        </ActionForm>
      </section>
      <ActionForm action="/confirm-login/refuse">
        <input type="hidden" name={linkField} value={viewToken} />
        <div class="actions">
          <button class="quiet">{confirmation.refuseButton}</button>
        </div>
      </ActionForm>
    </>
  );
}

/** How it ended, in a browser that is not logged in by it. */
export function OutcomePage({ text }: { text: string }): VNode {
  const { confirmation } = useView().texts;
  return (
    <section class="box">
      <p>{text}</p>
      <p>
        <a href="/login">{confirmation.toLogin}</a>
      </p>
    </section>
  );
}
