import type { VNode } from 'preact';
import type { Texts } from '../locales/languages.ts';
import { ProofFields } from '../otp/pages.tsx';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import { linkField } from '../web/mail-link.ts';
import { ActionForm, Box, Field, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { ConfirmFault, ContactFault } from './change-contact.ts';
import type { Contact } from './contacts.ts';
import type { NewPasswordFault } from './password-rules.ts';

const confirmError = ({ profile }: Texts, fault: Exclude<ConfirmFault, 'no-change'>): string =>
  ({ missing: profile.codeMissing, malformed: profile.codeMalformed, wrong: profile.codeWrong })[fault];

const newPasswordError = ({ profile, fields }: Texts, fault: NewPasswordFault): string =>
  ({
    missing: fields.required,
    'too-short': profile.tooShort,
    'too-long': profile.tooLong,
    guessable: profile.guessable,
  })[fault];

export interface ContactPageProps {
  readonly contact: Contact;
  readonly login: string;
  readonly hasOtp: boolean;
  /** What the field begins with: what was typed, or the value that is still to be verified. */
  readonly value: string;
  /** The new address that has been sent a code. */
  readonly waitingFor?: string | undefined;
  readonly fault?: ContactFault;
  readonly confirmFault?: ConfirmFault;
}

export function ContactPage(props: ContactPageProps): VNode {
  const { texts } = useView();
  const { profile } = texts;
  const { contact, fault = {}, confirmFault, waitingFor } = props;
  const action = `/account/profile/${contact}`;
  return (
    <>
      {confirmFault === 'no-change' && <Message tone="bad">{profile.noChange}</Message>}
      {fault.sending === 'too-often' && <Message tone="bad">{profile.tooOften}</Message>}
      {fault.sending === 'not-sent' && <Message tone="bad">{profile.notSent}</Message>}
      {waitingFor !== undefined && (
        <Box title={profile.confirmTitle}>
          <p>{profile.confirmIntro(waitingFor)}</p>
          <ActionForm action={`${action}/confirm`}>
            <Field
              kind="sentCode"
              label={profile.sentCode}
              hasFocus
              error={
                confirmFault === undefined || confirmFault === 'no-change'
                  ? undefined
                  : confirmError(texts, confirmFault)
              }
            />
            <div class="actions">
              <button>{profile.confirm}</button>
            </div>
          </ActionForm>
        </Box>
      )}
      <section class="box">
        <p>{profile.intro[contact]}</p>
        <ActionForm action={action}>
          <Field
            kind={contact}
            label={profile.newValue[contact]}
            hint={profile.newValueHint[contact]}
            value={props.value}
            error={
              fault.contact &&
              { missing: texts.fields.required, malformed: profile.malformed[contact] }[fault.contact]
            }
          />
          <ProofFields login={props.login} fault={fault} needsCode={props.hasOtp} />
          <div class="actions">
            <button class={waitingFor === undefined ? '' : 'quiet'}>{profile.request}</button>
            <a href="/account/customer">{profile.cancel}</a>
          </div>
        </ActionForm>
      </section>
    </>
  );
}

export interface PasswordPageProps {
  readonly login: string;
  readonly hasOtp: boolean;
  readonly fault?: OwnerProofFault & { readonly newPassword?: NewPasswordFault };
}

function NewPasswordField({ fault }: { fault: NewPasswordFault | undefined }): VNode {
  const { texts } = useView();
  return (
    <Field
      kind="newPassword"
      label={texts.profile.newPassword}
      hint={texts.profile.newPasswordHint}
      error={fault && newPasswordError(texts, fault)}
    />
  );
}

export function PasswordPage({ login, hasOtp, fault = {} }: PasswordPageProps): VNode {
  const { profile } = useView().texts;
  return (
    <section class="box">
      <p>{profile.passwordIntro}</p>
      <ActionForm action="/account/profile/password">
        <ProofFields login={login} fault={fault} needsCode={hasOtp} />
        <NewPasswordField fault={fault.newPassword} />
        <div class="actions">
          <button>{profile.save}</button>
          <a href="/account/customer">{profile.cancel}</a>
        </div>
      </ActionForm>
    </section>
  );
}

export function ForgotPage({ state }: { state: 'asking' | 'sent' | 'too-often' }): VNode {
  const { texts } = useView();
  const { profile, fields } = texts;
  return (
    <>
      {state === 'sent' && <Message tone="good">{profile.forgotDone}</Message>}
      {state === 'too-often' && <Message tone="bad">{profile.forgotTooOften}</Message>}
      <section class="box">
        <p>{profile.forgotIntro}</p>
        <ActionForm action="/forgotten-password">
          <Field kind="login" label={fields.login} />
          <div class="actions">
            <button class={state === 'sent' ? 'quiet' : ''}>{profile.forgotButton}</button>
            <a href="/login">{texts.recovery.toLogin}</a>
          </div>
        </ActionForm>
      </section>
    </>
  );
}

export function NewPasswordPage({
  viewToken,
  fault,
}: {
  viewToken: string;
  fault?: NewPasswordFault;
}): VNode {
  const { profile } = useView().texts;
  return (
    <section class="box">
      <p>{profile.newPasswordIntro}</p>
      <ActionForm action="/new-password">
        <input type="hidden" name={linkField} value={viewToken} />
        <NewPasswordField fault={fault} />
        <div class="actions">
          <button>{profile.save}</button>
        </div>
      </ActionForm>
    </section>
  );
}

export function SentencePage({ text, href, link }: { text: string; href: string; link: string }): VNode {
  return (
    <section class="box">
      <p>{text}</p>
      <div class="actions">
        <a class="button" href={href}>
          {link}
        </a>
      </div>
    </section>
  );
}
