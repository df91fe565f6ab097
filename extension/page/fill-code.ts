import { findOtpField } from './find-otp-field.ts';
import type { FillOutcome } from './reading.ts';
import { rootsOf, type ShadowRootOf } from './roots.ts';

export interface FillOrder {
  readonly code: string;
  /** Where the entry belongs; any other document gets nothing. */
  readonly origin: string;
  /** Called once when the person sends the form that the code was typed into. */
  readonly onSent?: () => void;
}

/**
 * Types the code into the page's code field, if the document is (still) of that origin. Never submits. A field that
 * holds something else than an older code is left alone.
 */
export async function fillCode(
  view: Window,
  shadowRootOf: ShadowRootOf,
  order: FillOrder,
): Promise<FillOutcome> {
  const { code, origin, onSent } = order;
  if (view.origin !== origin) return 'other-site';
  const search = findOtpField(rootsOf(view.document, shadowRootOf));
  if (search.kind === 'none') return 'no-field';
  const field =
    search.kind === 'found' ? search.field : search.fields.find(({ inputs }) => inputs.some(isFocused));
  if (field === undefined) return 'no-field';
  const { inputs } = field;
  const held = () => withoutGaps(inputs.map(({ value }) => value).join(''));
  if (!isLikeCode(held(), code)) return 'field-in-use';
  if (inputs.length > 1 && inputs.length !== code.length) return 'no-field';
  inputs.forEach((input, index) => type(input, inputs.length > 1 ? code.charAt(index) : code));
  await settled(view);
  if (held() !== code) return 'not-kept';
  if (onSent !== undefined)
    inputs[0]?.form?.addEventListener('submit', ({ isTrusted }) => isTrusted && onSent(), { once: true });
  return 'filled';
}

const isFocused = (input: HTMLInputElement): boolean => input.matches(':focus');

/** Masks put spaces and dashes between the digits. */
const withoutGaps = (text: string): string => text.replaceAll(/[\s-]/g, '');

/** Empty, half-typed or an older code: digits for a code of digits, capitals too for one that has them. */
const isLikeCode = (held: string, code: string): boolean =>
  held.length <= code.length && (/^\d+$/.test(code) ? /^\d*$/ : /^[\dA-Z]*$/).test(held);

/** As a person's typing reaches it: through the native setter, so that frameworks that watch their own property notice. */
function type(input: HTMLInputElement, text: string): void {
  const view = input.ownerDocument.defaultView ?? window;
  input.focus();
  Reflect.set(view.HTMLInputElement.prototype, 'value', text, input);
  const inputEvent = { bubbles: true, composed: true, inputType: 'insertText', data: text };
  input.dispatchEvent(new view.InputEvent('input', inputEvent));
  input.dispatchEvent(new view.Event('change', { bubbles: true }));
}

/** Lets the page's own handlers run: two tasks. */
const settled = (view: Window): Promise<void> =>
  new Promise((resolve) => {
    view.setTimeout(() => view.setTimeout(resolve, 0), 0);
  });
