// Runs on the judged pages, in an isolated world of every frame: the product's finder and writer behind the corpus's own words.
import { findOtpField, judgeFields, type OtpField } from '../../../extension/page/find-otp-field.ts';
import { rootsOf, type ShadowRootOf } from '../../../extension/page/roots.ts';
import type { Inputs } from '../../../extension/page/split-boxes.ts';
import { writeCode } from '../../../extension/page/write-code.ts';

interface Context {
  readonly isTop: boolean;
  readonly shadowRoot: ShadowRootOf;
}

interface Detected {
  readonly elements: Inputs;
  readonly kind: 'single' | 'split';
  /** 1: may be filled by itself; 0.5: ambiguous, the person has to ask for it. */
  readonly confidence: number;
  readonly why: unknown;
}

function detect(page: Document, { shadowRoot }: Context): readonly Detected[] {
  const search = findOtpField(rootsOf(page, shadowRoot));
  if (search.kind === 'none') return [];
  const fields = search.kind === 'found' ? [search.field] : search.fields;
  return fields.map(({ inputs, reasons }) => ({
    elements: inputs,
    kind: inputs.length > 1 ? 'split' : 'single',
    confidence: search.kind === 'found' ? 1 : 0.5,
    why: [search.kind, ...reasons.map(({ says, points }) => `${points} ${says}`)],
  }));
}

const fill = (elements: Inputs, code: string, context: Context): Promise<boolean> =>
  writeCode(elements, code, () => detect(elements[0].ownerDocument, context)[0]?.elements);

/** Every field that was weighed, for people. */
function explain(page: Document, { shadowRoot }: Context): readonly string[] {
  const roots = rootsOf(page, shadowRoot);
  return [`verdict: ${findOtpField(roots).kind}`, ...judgeFields(roots).flatMap(explained)];
}

const explained = ({
  inputs: [first, ...more],
  points,
  isUncertain,
  reasons,
}: OtpField): readonly string[] => [
  `${points}${isUncertain ? ' (uncertain)' : ''}: ${first.outerHTML.slice(0, 160)}${more.length > 0 ? ` and ${more.length} more` : ''}`,
  ...reasons.map((reason) => `  ${reason.points} ${reason.place} ${reason.says}`),
];

Object.assign(globalThis, { __otpDetector: { name: 'key-fob', detect, fill, explain } });
