import { findOtpField } from './find-otp-field.ts';
import type { FillOutcome } from './reading.ts';
import { rootsOf, type ShadowRootOf } from './roots.ts';

/**
 * Types `code` into the page's code field, if the page is (still) at `origin`. Never submits. A field that holds
 * something else than digits of an older code is left alone.
 */
export async function fillCode(
  page: Document,
  shadowRootOf: ShadowRootOf,
  code: string,
  origin: string,
): Promise<FillOutcome> {
  if (page.location.origin !== origin) return 'other-site';
  const search = findOtpField(rootsOf(page, shadowRootOf));
  if (search.kind === 'none') return 'no-field';
  const field =
    search.kind === 'found' ? search.field : search.fields.find(({ inputs }) => inputs.some(isFocused));
  if (field === undefined) return 'no-field';
  const { inputs } = field;
  if (inputs.some(({ value }) => /[^\d\s-]/.test(value))) return 'field-in-use';
  if (inputs.length > 1 && inputs.length !== code.length) return 'no-field';
  inputs.forEach((input, index) => type(input, inputs.length > 1 ? code.charAt(index) : code));
  await settled(page);
  return inputs
    .map(({ value }) => value)
    .join('')
    .replace(/\D/g, '') === code.replace(/\D/g, '')
    ? 'filled'
    : 'not-kept';
}

const isFocused = (input: HTMLInputElement): boolean => input.matches(':focus');

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
const settled = (page: Document): Promise<void> =>
  new Promise((resolve) => {
    const view = page.defaultView ?? window;
    view.setTimeout(() => view.setTimeout(resolve, 0), 0);
  });
