import { findOtpField, type OtpField, type OtpFieldSearch } from './find-otp-field.ts';
import type { FillOutcome } from './reading.ts';
import { rootsOf, type ShadowRootOf } from './roots.ts';
import { heldBy, writeCode } from './write-code.ts';

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
  const find = () => chosenField(findOtpField(rootsOf(view.document, shadowRootOf)))?.inputs;
  const inputs = find();
  if (inputs === undefined || (inputs.length > 1 && code.length % inputs.length > 0)) return 'no-field';
  if (!isLikeCode(heldBy(inputs), code)) return 'field-in-use';
  const { form } = inputs[0];
  if (!(await writeCode(inputs, code, find))) return 'not-kept';
  if (onSent !== undefined)
    form?.addEventListener('submit', ({ isTrusted }) => isTrusted && onSent(), { once: true });
  return 'filled';
}

/** Among several as good as each other, the person's own focus chooses; one alone needs no more than the press. */
function chosenField(search: OtpFieldSearch): OtpField | undefined {
  if (search.kind === 'none') return undefined;
  if (search.kind === 'found') return search.field;
  const [best, ...rivals] = search.fields;
  return rivals.length === 0 ? best : search.fields.find(({ inputs }) => inputs.some(isActive));
}

/** Also while the popup has the focus. */
function isActive(input: HTMLInputElement): boolean {
  const root = input.getRootNode() as Document | ShadowRoot; // an attached input's root is one of the two
  return root.activeElement === input;
}

/** Empty, half-typed or an older code: digits for a code of digits, capitals too for one that has them. */
const isLikeCode = (held: string, code: string): boolean =>
  held.length <= code.length && (/^\d+$/.test(code) ? /^\d*$/ : /^[\dA-Z]*$/).test(held);
