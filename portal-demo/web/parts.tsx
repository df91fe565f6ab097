import type { ComponentChildren, VNode } from 'preact';
import { csrfField } from './visit.ts';
import { useView } from './view.ts';

/** Every form of the portal: posts to an address of ours and carries the token of this visit. */
export function ActionForm(props: { action: string; class?: string; children: ComponentChildren }): VNode {
  return (
    <form method="post" action={props.action} class={props.class ?? 'stacked'} novalidate>
      <input type="hidden" name={csrfField} value={useView().csrfToken} />
      {props.children}
    </form>
  );
}

const codeAttributes = {
  type: 'text',
  inputMode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
  autocapitalize: 'none',
} as const;

/** Attributes that let password managers and key fobs recognise the field (PORTAL E12). */
const attributesOf = {
  login: { type: 'email', autocomplete: 'username', spellcheck: false, autocapitalize: 'none' },
  password: { type: 'password', autocomplete: 'current-password' },
  code: codeAttributes,
  /** A code that we have sent. Not `code`: a key fob must not fill this one. */
  sentCode: codeAttributes,
  number: { type: 'text', inputMode: 'numeric', autocomplete: 'off' },
  email: { type: 'email', autocomplete: 'email', spellcheck: false, autocapitalize: 'none' },
  phone: { type: 'tel', autocomplete: 'tel' },
  newPassword: { type: 'password', autocomplete: 'new-password' },
} as const;

type FieldKind = keyof typeof attributesOf;

export interface FieldProps {
  readonly kind: FieldKind;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly hasFocus?: boolean;
}

/** A labelled field; its name is its kind. Hint and error are tied to it for screen readers. */
export function Field({ kind, label, value, hint, error, hasFocus = false }: FieldProps): VNode {
  const describedBy = [hint !== undefined && `${kind}-hint`, error !== undefined && `${kind}-error`].filter(
    Boolean,
  );
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={kind}>{label}</label>
      {hint !== undefined && (
        <p id={`${kind}-hint`} class="hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${kind}-error`} class="field-error">
          {error}
        </p>
      )}
      <input
        id={kind}
        name={kind}
        value={value}
        required
        autofocus={hasFocus}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
        {...attributesOf[kind]}
      />
    </div>
  );
}

/** A message above the content. `role` makes screen readers say it. */
export function Message({ tone, children }: { tone: 'good' | 'bad'; children: ComponentChildren }): VNode {
  return (
    <div class={`message ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export function Badge({ tone, children }: { tone: 'good' | 'neutral' | 'warning'; children: string }): VNode {
  return <span class={`badge ${tone}`}>{children}</span>;
}

export interface BoxProps {
  readonly title: string;
  readonly badge?: VNode;
  /** Number of the step, where boxes are done one after another. */
  readonly step?: number;
  readonly children: ComponentChildren;
}

export function Box({ title, badge, step, children }: BoxProps): VNode {
  return (
    <section class="box">
      <h2>
        {step !== undefined && <span class="step">{step}</span>} {title} {badge}
      </h2>
      {children}
    </section>
  );
}
