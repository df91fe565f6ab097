import { acceptFrom, ambiguousWithin, rules, type Evidence } from './otp-field-rules.ts';
import { isVisible } from './visibility.ts';

/** A place for a code: one input, or the boxes of a split field in order. */
export interface OtpField {
  readonly inputs: readonly HTMLInputElement[];
  readonly points: number;
}

export type OtpFieldSearch =
  | { readonly kind: 'found'; readonly field: OtpField }
  | { readonly kind: 'ambiguous'; readonly fields: readonly OtpField[] }
  | { readonly kind: 'none' };

/** Finds the field a one-time code belongs in, by what the page says about each of its inputs. */
export function findOtpField(roots: readonly (Document | ShadowRoot)[]): OtpFieldSearch {
  const fields = roots
    .flatMap(candidates)
    .map((inputs) => ({ inputs, points: pointsOf(inputs) }))
    .filter(({ points }) => points >= acceptFrom)
    .sort((a, b) => b.points - a.points);
  const [best, ...others] = fields;
  if (best === undefined) return { kind: 'none' };
  const rivals = others.filter(({ points }) => best.points - points < ambiguousWithin);
  return rivals.length === 0
    ? { kind: 'found', field: best }
    : { kind: 'ambiguous', fields: [best, ...rivals] };
}

const codeTypes = new Set(['text', 'tel', 'number', 'password']);
const splitLengths = { min: 4, max: 10 };

const isUsable = (input: HTMLInputElement): boolean =>
  codeTypes.has(input.type) && !input.disabled && !input.readOnly && isVisible(input);

/** Usable inputs, the boxes of a split field together. */
function candidates(root: Document | ShadowRoot): readonly (readonly HTMLInputElement[])[] {
  const usable = [...root.querySelectorAll('input')].filter(isUsable);
  const boxes = new Map<Element | null, HTMLInputElement[]>();
  for (const input of usable.filter(({ maxLength }) => maxLength === 1)) {
    const group = commonRow(input, usable);
    boxes.set(group, [...(boxes.get(group) ?? []), input]);
  }
  const splits = [...boxes.values()].filter(
    ({ length }) => length >= splitLengths.min && length <= splitLengths.max,
  );
  const taken = new Set(splits.flat());
  return [...splits, ...usable.filter((input) => !taken.has(input)).map((input) => [input])];
}

/** The nearest ancestor that holds several one-character boxes. */
function commonRow(input: HTMLInputElement, usable: readonly HTMLInputElement[]): Element | null {
  for (let row = input.parentElement; row !== null; row = row.parentElement) {
    const inside = row;
    if (usable.filter((other) => other.maxLength === 1 && inside.contains(other)).length >= splitLengths.min)
      return row;
  }
  return null;
}

function pointsOf(inputs: readonly HTMLInputElement[]): number {
  const [first] = inputs;
  if (first === undefined) return 0;
  const evidence = evidenceOf(first);
  const spoken = rules.reduce(
    (sum, rule) => (rule.pattern.test(evidence[rule.in]) ? sum + rule.points : sum),
    0,
  );
  return spoken + shapePoints(first, inputs.length);
}

/** The form of a field: digits only, room for about six. */
function shapePoints(input: HTMLInputElement, boxes: number): number {
  if (boxes > 1) return 30;
  const isNumeric =
    input.inputMode === 'numeric' || input.type === 'number' || /^\W*(\\d|\[0-9\])/.test(input.pattern);
  const hasCodeLength = input.maxLength >= 6 && input.maxLength <= 8;
  const isPassword = input.type === 'password';
  return (isNumeric ? 10 : 0) + (hasCodeLength ? 15 : 0) - (isPassword ? 30 : 0);
}

function evidenceOf(input: HTMLInputElement): Readonly<Record<Evidence, string>> {
  const { ownerDocument: page } = input;
  const words = (...texts: readonly (string | null | undefined)[]) => texts.join(' ').toLowerCase();
  return {
    autocomplete: words(input.autocomplete),
    name: words(input.name, input.id, input.dataset['testid']),
    label: words(input.placeholder, input.title, input.ariaLabel, ...labelTexts(input)),
    page: words(page.title, page.location.pathname),
  };
}

function labelTexts(input: HTMLInputElement): readonly string[] {
  const root = input.getRootNode() as Document | ShadowRoot; // an attached input's root is one of the two
  const named = ['aria-labelledby', 'aria-describedby'].flatMap((name) =>
    (input.getAttribute(name) ?? '').split(/\s+/),
  );
  const texts = [...(input.labels ?? []), ...named.map((id) => (id === '' ? null : root.getElementById(id)))];
  const legend = input.closest('fieldset')?.querySelector('legend');
  return [...texts, legend].map((element) => element?.textContent ?? '').map((text) => text.slice(0, 200));
}
