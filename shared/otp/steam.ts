import { hotp, type CodeShape } from './hotp.ts';
import { limits } from './key.ts';

/** No vowels and nothing that looks like something else. */
const alphabet = '23456789BCDFGHJKMNPQRTVWXY';

/** The Steam Guard code of a time step: the truncated value of RFC 4226 §5.3 in base 26, least significant place first. */
export function steam(secret: Uint8Array, step: number, { algorithm, digits }: CodeShape): string {
  // Ten figures hold all 31 bits of the truncated value.
  let rest = Number(hotp(secret, step, { algorithm, digits: limits.digits.max }));
  let code = '';
  while (code.length < digits) {
    code += alphabet.charAt(rest % alphabet.length);
    rest = Math.floor(rest / alphabet.length);
  }
  return code;
}
