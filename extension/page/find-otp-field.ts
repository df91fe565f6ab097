import { pageText, textsOf } from './field-texts.ts';
import {
  acceptFrom,
  ambiguousWithin,
  isUncertain,
  reasonsOf,
  sum,
  type FieldTexts,
  type Reason,
} from './otp-field-rules.ts';
import { groupBoxes, type Inputs } from './split-boxes.ts';
import { isCovered, isWithinReach } from './visibility.ts';

/** A place for a code: one input, or the boxes of a split field in order, with what spoke for and against it. */
export interface OtpField {
  readonly inputs: Inputs;
  readonly points: number;
  readonly reasons: readonly Reason[];
  /** A key's code is a guess: the page says that it sends its codes, or speaks of no second factor. */
  readonly isUncertain: boolean;
}

/** `ambiguous`: several fields as good as each other, or one whose code may come by message. The best first. */
export type OtpFieldSearch =
  | { readonly kind: 'found'; readonly field: OtpField }
  | { readonly kind: 'ambiguous'; readonly fields: readonly [OtpField, ...OtpField[]] }
  | { readonly kind: 'none' };

/** Finds the field a one-time code belongs in, by what the page says about each of its inputs. */
export function findOtpField(roots: readonly (Document | ShadowRoot)[]): OtpFieldSearch {
  const [best, ...others] = judgeFields(roots).filter(
    ({ inputs, points }) => points >= acceptFrom && !isCovered(inputs[0]),
  );
  if (best === undefined) return { kind: 'none' };
  const rivals = others.filter(({ points }) => best.points - points < ambiguousWithin);
  return rivals.length === 0 && !best.isUncertain
    ? { kind: 'found', field: best }
    : { kind: 'ambiguous', fields: [best, ...rivals] };
}

/** Every input a code could be typed into, with its points and reasons, the best first. */
export function judgeFields(roots: readonly (Document | ShadowRoot)[]): readonly OtpField[] {
  const pages = new Map<Document, string>();
  const textOfPage = (page: Document): string => {
    const text = pages.get(page) ?? pageText(page);
    pages.set(page, text);
    return text;
  };
  return roots
    .flatMap((root) => groupBoxes([...root.querySelectorAll('input')].filter(isUsable)))
    .map((inputs) => judge(inputs, textsOf(inputs, textOfPage)))
    .sort((a, b) => b.points - a.points);
}

const codeTypes = new Set(['text', 'tel', 'number', 'password']);

const isUsable = (input: HTMLInputElement): boolean =>
  codeTypes.has(input.type) && !input.disabled && !input.readOnly && isWithinReach(input);

function judge(inputs: Inputs, texts: FieldTexts): OtpField {
  const [first] = inputs;
  const reasons = [
    ...reasonsOf(texts),
    ...shapes.filter(({ has }) => has(first, inputs.length)).map(({ says, points }) => shape(says, points)),
  ];
  const points = sum(reasons);
  return { inputs, reasons, points, isUncertain: points >= acceptFrom && isUncertain(texts) };
}

const shape = (says: string, points: number): Reason => ({ place: 'shape', says, points });

interface Shape {
  readonly says: string;
  readonly points: number;
  readonly has: (input: HTMLInputElement, boxes: number) => boolean;
}

/** What the form of a field says: digits only, room for about six. */
const shapes: readonly Shape[] = [
  { says: 'boxes', points: 15, has: (_, boxes) => boxes >= 4 },
  { says: 'six or eight boxes', points: 15, has: (_, boxes) => boxes === 6 || boxes === 8 },
  {
    says: 'digits',
    points: 5,
    has: ({ inputMode, type, pattern }) =>
      inputMode === 'numeric' || type === 'number' || /^\W*(\\d|\[0-9\])/.test(pattern),
  },
  { says: 'room for a code', points: 10, has: ({ maxLength }) => maxLength >= 6 && maxLength <= 8 },
  {
    says: 'digits as example',
    points: 10,
    has: ({ placeholder }) => /^\d{3}[\s-]?\d{3}$|^([0x•_·-]\s?){6}$/i.test(placeholder),
  },
  { says: 'has the focus', points: 5, has: (input) => input.matches(':focus') || input.autofocus },
  { says: 'password', points: -30, has: ({ type }) => type === 'password' },
  {
    says: 'less than 4 characters',
    points: -40,
    has: ({ maxLength }, boxes) => boxes === 1 && maxLength >= 0 && maxLength < 4,
  },
  {
    says: 'chooses from a list',
    points: -60,
    has: ({ role, list }) => /combobox|searchbox/.test(role ?? '') || list !== null,
  },
  {
    says: 'filled by the page',
    points: -60,
    has: ({ defaultValue }) => /[^\d\s_-]/.test(defaultValue) || /^\d{1,3}$/.test(defaultValue),
  },
];
