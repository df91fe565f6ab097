import type { VNode } from 'preact';
import { formatInstant } from '../locales/instant.ts';
import { originFacts } from '../notices/origin-text.ts';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import { ProofFields } from '../otp/pages.tsx';
import { linkField } from '../web/mail-link.ts';
import { ActionForm, Badge, Box, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { ListedSession } from './store.ts';

/** On the Account Security page. */
export function SessionsBox(): VNode {
  const { sessions } = useView().texts;
  return (
    <Box title={sessions.box}>
      <p>{sessions.boxIntro}</p>
      <ActionForm action="/account/security/sessions/end-all">
        <div class="actions">
          <button>{sessions.everywhere}</button>
          <a class="button quiet" href="/account/security/sessions">
            {sessions.list}
          </a>
        </div>
      </ActionForm>
    </Box>
  );
}

export interface SessionsFault extends OwnerProofFault {
  readonly isUnchosen?: boolean;
}

export interface SessionsPageProps {
  readonly sessions: readonly ListedSession[];
  readonly currentId: string;
  readonly login: string;
  readonly needsCode: boolean;
  readonly isDone: boolean;
  readonly fault: SessionsFault;
}

/** Every session with a choice beside it; ending one needs the owner's proof (PORTAL F5). */
export function SessionsPage(props: SessionsPageProps): VNode {
  const { sessions: texts } = useView().texts;
  const { fault } = props;
  return (
    <>
      {props.isDone && <Message tone="good">{texts.ended}</Message>}
      <p>{texts.listIntro}</p>
      <section class="box">
        <ActionForm action="/account/security/sessions">
          <fieldset
            class={fault.isUnchosen === true ? 'choices wrong' : 'choices'}
            aria-describedby={fault.isUnchosen === true ? 'session-error' : undefined}
          >
            <legend>{texts.endIntro}</legend>
            {fault.isUnchosen === true && (
              <p id="session-error" class="field-error">
                {texts.choose}
              </p>
            )}
            {props.sessions.map((session) => (
              <SessionChoice session={session} isCurrent={session.id === props.currentId} />
            ))}
          </fieldset>
          <ProofFields login={props.login} fault={fault} needsCode={props.needsCode} />
          <div class="actions">
            <button>{texts.end}</button>
            <a href="/account/security">{useView().texts.setOtp.cancel}</a>
          </div>
        </ActionForm>
      </section>
    </>
  );
}

function SessionChoice({ session, isCurrent }: { session: ListedSession; isCurrent: boolean }): VNode {
  const { texts, language, timeZone } = useView();
  const facts: readonly (readonly [string, string])[] = [
    ...originFacts(session.origin, language),
    [texts.sessions.since, formatInstant(session.createdAt, language, timeZone)],
    [texts.sessions.lastSeen, formatInstant(session.lastSeenAt, language, timeZone)],
  ];
  return (
    <label class="choice">
      <input type="radio" name="session" value={session.id} />
      <span>
        {isCurrent && <Badge tone="good">{texts.sessions.current}</Badge>}
        {facts.map(([label, value]) => (
          <span class="fact">
            {label}: {value}
          </span>
        ))}
      </span>
    </label>
  );
}

/** Behind the link of a login mail: acts only on its button (PORTAL G1–G3). */
export function LogoutLinkPage({ login, viewToken }: { login: string; viewToken: string }): VNode {
  const { sessions } = useView().texts;
  return (
    <section class="box">
      <p>{sessions.linkIntro(login)}</p>
      <ActionForm action="/logout-all">
        <input type="hidden" name={linkField} value={viewToken} />
        <div class="actions">
          <button>{sessions.everywhere}</button>
        </div>
      </ActionForm>
    </section>
  );
}

export function LogoutOutcomePage({ text }: { text: string }): VNode {
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
