import { timingSafeEqual } from 'node:crypto';

type CodeAtStep = (step: number) => string;

/**
 * RFC 6238 §5.2: one step of drift each way. A code is so accepted for up to 90 s, where OWASP ASVS 6.5.5 asks for 30;
 * people type slowly and their clocks are off, and a code works once anyway.
 */
const window = [-1, 0, 1];

/** How far back a code is recognised as an old one, to tell the person about a slow clock. Five minutes of 30 s steps. */
const rememberedSteps = 10;

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The step in the window whose code this is; the newest, should two have the same code.
 * Every step of the window is computed and compared in constant time, whichever matches (PORTAL A16).
 */
export function matchingStep(codeAt: CodeAtStep, currentStep: number, code: string): number | undefined {
  let match: number | undefined;
  for (const drift of window) {
    if (isSame(codeAt(currentStep + drift), code)) match = currentStep + drift;
  }
  return match;
}

/**
 * Was it a code of the last minutes? Asked only after the refusal. Never asked about the future: telling
 * "this will be right in a minute" would widen the window for a guesser.
 */
export function isOutdatedCode(codeAt: CodeAtStep, currentStep: number, code: string): boolean {
  const steps = Array.from({ length: rememberedSteps }, (_, index) => currentStep - 2 - index);
  return steps.some((step) => isSame(codeAt(step), code));
}

/** The digits of what was typed; people group them by spaces or a hyphen. Undefined when it is no code. */
export function readCode(typed: string, digits: number): string | undefined {
  const code = typed.replaceAll(/[\s-]/g, '');
  return code.length === digits && /^[0-9]+$/.test(code) ? code : undefined;
}
