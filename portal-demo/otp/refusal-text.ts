import type { Texts } from '../locales/languages.ts';
import type { CodeRefusal } from './verify-code.ts';

/** What a person is told about a refused code: what is wrong and what to do. */
export function codeRefusalText({ codeRefusal }: Texts, refusal: CodeRefusal): string {
  switch (refusal.kind) {
    case 'missing':
      return codeRefusal.missing;
    case 'malformed':
      return codeRefusal.malformed(refusal.digits);
    case 'wrong':
      return codeRefusal.wrong;
    case 'too-old':
      return codeRefusal.tooOld;
    case 'already-used':
      return codeRefusal.alreadyUsed(refusal.waitSeconds);
    case 'locked':
      return codeRefusal.locked(refusal.waitSeconds);
    case 'disabled':
      return codeRefusal.disabled;
    case 'not-set':
      return codeRefusal.notSet;
  }
}

/** RFC 9110: 422 for anything the person can correct at once, 429 while they must wait (PORTAL B8). */
export const statusOf = (refusal: CodeRefusal): 422 | 429 => (refusal.kind === 'locked' ? 429 : 422);

/** Headers that go with the refusal: how long to wait. */
export const headersOf = (refusal: CodeRefusal): Readonly<Record<string, string>> =>
  refusal.kind === 'locked' ? { 'Retry-After': String(refusal.waitSeconds) } : {};
