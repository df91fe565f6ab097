import type { VNode } from 'preact';
import { maskPhone } from '../accounts/masked.ts';
import { RobotCheck } from '../captcha/robot-check.tsx';
import type { Texts } from '../locales/languages.ts';
import { linkField } from '../web/mail-link.ts';
import { ActionForm, Box, Field, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { FinishRefusal } from './finish.ts';
import type { SmsRefusal } from './sms-code.ts';
import type { StartRefusal } from './start.ts';

function SupportLink(): VNode {
  return (
    <p>
      <a href="/support">{useView().texts.recovery.toSupport}</a>
    </p>
  );
}

export interface StartPageProps {
  readonly sentTo?: string;
  readonly refusal?: Exclude<StartRefusal, 'no-login'>;
}

/** Where somebody stands who has the password but no code. */
export function StartPage({ sentTo, refusal }: StartPageProps): VNode {
  const { recovery } = useView().texts;
  return (
    <>
      {refusal === 'proofs-too-new' && <Message tone="bad">{recovery.proofsTooNew}</Message>}
      {refusal === 'too-often' && <Message tone="bad">{recovery.tooOften}</Message>}
      {sentTo !== undefined && <Message tone="good">{recovery.sentTo(sentTo)}</Message>}
      <section class="box">
        <p>{sentTo === undefined ? recovery.intro : recovery.sentNothing}</p>
        <ActionForm action="/login/lost-fob">
          <div class="actions">
            <button class={sentTo === undefined ? '' : 'quiet'}>{recovery.start}</button>
            <a href="/login/otp">{recovery.backToCode}</a>
          </div>
        </ActionForm>
      </section>
      <SupportLink />
    </>
  );
}

/** For every reason at once: a stranger with an old link learns nothing from it. */
export function DeadLinkPage(): VNode {
  const { recovery } = useView().texts;
  return (
    <section class="box">
      <p>{recovery.dead}</p>
      <div class="actions">
        <a class="button" href="/login">
          {recovery.toLogin}
        </a>
      </div>
    </section>
  );
}

function fieldError(
  { recovery }: Texts,
  refusal: FinishRefusal | undefined,
  attemptsLeft: number,
): string | undefined {
  if (refusal === 'missing') return recovery.codeMissing;
  if (refusal === 'malformed') return recovery.codeMalformed;
  return refusal === 'wrong' ? recovery.codeWrong(attemptsLeft) : undefined;
}

export interface RecoveryPageProps {
  readonly phone: string;
  readonly isSmsSent: boolean;
  readonly attemptsLeft: number;
  /** Ties the forms to the link this page was opened by. */
  readonly viewToken: string;
  /** For the robot check; only once an SMS was sent. */
  readonly question: string | undefined;
  readonly isJustSent?: boolean;
  readonly smsRefusal?: Exclude<SmsRefusal, 'dead-link' | 'no-attempts'>;
  readonly refusal?: FinishRefusal;
}

/** Behind the link: first the SMS, then its code and the robot check. */
export function RecoveryPage(props: RecoveryPageProps): VNode {
  const { texts } = useView();
  const { recovery } = texts;
  const { question, isSmsSent, viewToken, refusal } = props;
  if (props.attemptsLeft <= 0) {
    return (
      <>
        <Message tone="bad">{recovery.noAttempts}</Message>
        <SupportLink />
      </>
    );
  }
  return (
    <>
      {props.isJustSent === true && <Message tone="good">{recovery.smsSent}</Message>}
      {props.smsRefusal === 'not-sent' && <Message tone="bad">{recovery.smsNotSent}</Message>}
      {props.smsRefusal === 'too-often' && <Message tone="bad">{recovery.smsTooOften}</Message>}
      <Box title={recovery.stepSms} step={1}>
        <p>{recovery.smsWhere(maskPhone(props.phone))}</p>
        <ActionForm action="/lost-fob/sms">
          <input type="hidden" name={linkField} value={viewToken} />
          <div class="actions">
            <button class={isSmsSent ? 'quiet' : ''}>
              {isSmsSent ? recovery.sendSmsAgain : recovery.sendSms}
            </button>
          </div>
        </ActionForm>
      </Box>
      {question !== undefined && (
        <Box title={recovery.stepFinish} step={2}>
          <p>{recovery.finishIntro}</p>
          <ActionForm action="/lost-fob">
            <input type="hidden" name={linkField} value={viewToken} />
            <Field
              kind="sentCode"
              label={recovery.smsCode}
              hint={recovery.smsCodeHint}
              error={fieldError(texts, refusal, props.attemptsLeft)}
            />
            <RobotCheck question={question} error={refusal === 'robot' ? texts.captcha.failed : undefined} />
            <div class="actions">
              <button>{recovery.finish}</button>
            </div>
          </ActionForm>
        </Box>
      )}
      <SupportLink />
    </>
  );
}

export function DonePage(): VNode {
  const { recovery } = useView().texts;
  return (
    <section class="box">
      <p>{recovery.done}</p>
      <div class="actions">
        <a class="button" href="/login">
          {recovery.toLogin}
        </a>
      </div>
    </section>
  );
}
