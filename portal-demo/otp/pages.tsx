import type { VNode } from 'preact';
import type { OtpKey } from '../../shared/otp/key.ts';
import { ActionForm, Box, Field, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { ActivationFault } from './activate.ts';
import { KeyCard } from './key-card.tsx';
import type { OwnerProofFault } from './owner-proof.ts';
import { codeRefusalText } from './refusal-text.ts';

interface ProofFieldsProps {
  readonly login: string;
  readonly fault: OwnerProofFault;
  /** False where the password alone is the proof, because OTP is off. */
  readonly needsCode?: boolean;
}

/** Password and code, with what was wrong about them. The login is there for password managers, nobody else reads it. */
export function ProofFields({ login, fault, needsCode = true }: ProofFieldsProps): VNode {
  const { texts } = useView();
  const passwordError = { missing: texts.fields.required, wrong: texts.fields.wrongPassword };
  return (
    <>
      <input type="text" name="username" autocomplete="username" value={login} readonly hidden />
      <Field
        kind="password"
        label={texts.fields.accountPassword}
        error={fault.password && passwordError[fault.password]}
      />
      {needsCode && (
        <Field
          kind="code"
          label={texts.fields.code}
          hint={texts.fields.codeHint}
          error={fault.code && codeRefusalText(texts, fault.code)}
        />
      )}
    </>
  );
}

export function SetOtpPage({
  otpKey,
  fault,
}: {
  otpKey: OtpKey;
  fault?: Exclude<ActivationFault, 'already-active'>;
}): VNode {
  const { setOtp } = useView().texts;
  return (
    <>
      {fault !== undefined && (
        <Message tone="bad">
          <p>
            <strong>{setOtp.failedTitle}</strong>
          </p>
          {fault === 'expired' && <p>{setOtp.expired}</p>}
          <p>{setOtp.failedWhatNow}</p>
        </Message>
      )}
      <p>{setOtp.intro}</p>
      <Box title={setOtp.stepAdd} step={1}>
        <p>{setOtp.addHow}</p>
        <KeyCard otpKey={otpKey} />
      </Box>
      <Box title={setOtp.stepConfirm} step={2}>
        <ActionForm action="/account/security/otp">
          <ProofFields
            login={otpKey.account}
            fault={fault === 'expired' || fault === undefined ? {} : fault}
          />
          <label class="check">
            <input type="checkbox" name="end-other-sessions" checked />
            {setOtp.endOtherSessions}
          </label>
          <div class="actions">
            <button>{setOtp.button}</button>
            <a href="/account/security">{setOtp.cancel}</a>
          </div>
        </ActionForm>
      </Box>
    </>
  );
}

export function MissingContactsPage({ missing }: { missing: readonly ('email' | 'phone')[] }): VNode {
  const { texts } = useView();
  return (
    <section class="box">
      <p>{texts.missing.intro}</p>
      <ul>
        {missing.map((contact) => (
          <li>
            {texts.missing[contact]} <a href={`/account/profile/${contact}`}>{texts.profile.verify}</a>
          </li>
        ))}
      </ul>
      <p>{texts.missing.whatNow}</p>
    </section>
  );
}

export interface ProofPageProps {
  readonly surface: 'deactivate' | 'showKey';
  readonly login: string;
  readonly fault?: OwnerProofFault;
}

/** Asks for password and code before something happens to the active key. */
export function ProofPage({ surface, login, fault = {} }: ProofPageProps): VNode {
  const { texts } = useView();
  const action = { deactivate: '/account/security/otp/deactivate', showKey: '/account/security/otp/key' }[
    surface
  ];
  return (
    <section class="box">
      <p>{texts[surface].intro}</p>
      <ActionForm action={action}>
        <ProofFields login={login} fault={fault} />
        <div class="actions">
          <button>{texts[surface].button}</button>
          <a href="/account/security">{texts.setOtp.cancel}</a>
        </div>
      </ActionForm>
    </section>
  );
}

export function ShownKeyPage({ otpKey }: { otpKey: OtpKey }): VNode {
  const { showKey } = useView().texts;
  return (
    <section class="box">
      <p>{showKey.shownIntro}</p>
      <KeyCard otpKey={otpKey} />
      <div class="actions after">
        <a class="button" href="/account/security">
          {showKey.done}
        </a>
      </div>
    </section>
  );
}
