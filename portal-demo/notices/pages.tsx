import type { VNode } from 'preact';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import { ProofFields } from '../otp/pages.tsx';
import { ActionForm, Box, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { SettingsFault } from './change-settings.ts';
import type { Frequency } from './frequency.ts';
import type { NoticeSettings } from './store.ts';

/** On the Account Security page. */
export function NoticesBox({ settings }: { settings: NoticeSettings }): VNode {
  const { notices } = useView().texts;
  return (
    <Box title={notices.settingsTitle}>
      <dl class="facts">
        <dt>{notices.noticeLegend}</dt>
        <dd>{notices.frequency[settings.notice]}</dd>
        <dt>{notices.linkLegend}</dt>
        <dd>{notices.frequency[settings.link]}</dd>
      </dl>
      <div class="actions after">
        <a class="button quiet" href="/account/security/notices">
          {notices.change}
        </a>
      </div>
    </Box>
  );
}

/** As people read them: always, only important, never. */
const groups = [
  { heading: 'always', frequencies: ['every', 'opened'] },
  { heading: 'onlyImportant', frequencies: ['changed', 'unknown'] },
  { heading: undefined, frequencies: ['never'] },
] as const;

interface FrequencyChoiceProps {
  readonly name: 'notice' | 'link';
  readonly legend: string;
  readonly chosen: Frequency;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

function FrequencyChoice({ name, legend, chosen, hint, error }: FrequencyChoiceProps): VNode {
  const { notices } = useView().texts;
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={error === undefined ? 'choices' : 'choices wrong'}
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${name}-error`} class="field-error">
          {error}
        </p>
      )}
      {groups.map(({ heading, frequencies }) => (
        <>
          {heading !== undefined && <p class="hint">{notices[heading]}</p>}
          {frequencies.map((frequency) => (
            <label class="choice">
              <input type="radio" name={name} value={frequency} checked={frequency === chosen} />
              <span>{notices.frequency[frequency]}</span>
            </label>
          ))}
        </>
      ))}
    </fieldset>
  );
}

export interface SettingsPageProps {
  readonly settings: NoticeSettings;
  readonly login: string;
  readonly needsCode: boolean;
  readonly hasVerifiedPhone: boolean;
  readonly settingsFault?: SettingsFault | undefined;
  readonly proofFault?: OwnerProofFault;
}

export function SettingsPage(props: SettingsPageProps): VNode {
  const { texts } = useView();
  const { notices } = texts;
  const { settingsFault } = props;
  const linkError = {
    unchosen: undefined,
    'link-too-often': notices.linkTooOften,
    'link-needs-phone': notices.linkNeedsPhone,
  };
  return (
    <>
      {settingsFault === 'unchosen' && <Message tone="bad">{notices.choose}</Message>}
      <p>
        {notices.settingsIntro} {notices.securityMailsAnyway}
      </p>
      <section class="box">
        <ActionForm action="/account/security/notices">
          <FrequencyChoice name="notice" legend={notices.noticeLegend} chosen={props.settings.notice} />
          <FrequencyChoice
            name="link"
            legend={notices.linkLegend}
            chosen={props.settings.link}
            hint={props.hasVerifiedPhone ? undefined : notices.linkNeedsPhone}
            error={settingsFault && linkError[settingsFault]}
          />
          <ProofFields login={props.login} fault={props.proofFault ?? {}} needsCode={props.needsCode} />
          <div class="actions">
            <button>{notices.save}</button>
            <a href="/account/security">{texts.setOtp.cancel}</a>
          </div>
        </ActionForm>
      </section>
    </>
  );
}
