import { HOTP, Secret } from 'otpauth/bare';
import { hmac } from './hmac.ts';
import { limits, type Algorithm } from './key.ts';

export interface CodeShape {
  readonly algorithm: Algorithm;
  /** Length of the code, 1 to 10. */
  readonly digits: number;
}

/**
 * The code for `counter` (RFC 4226 §5.3), `digits` figures with leading zeros.
 * Throws RangeError on a counter or a length outside `limits`: parsers and the vault let none through.
 */
export function hotp(secret: Uint8Array, counter: number, { algorithm, digits }: CodeShape): string {
  if (!isWithin(counter, limits.counter)) throw new RangeError(`counter ${counter}`);
  if (!isWithin(digits, limits.digits)) throw new RangeError(`digits ${digits}`);
  return HOTP.generate({
    // A copy, because Secret takes the whole buffer behind the bytes it is given.
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    counter,
    algorithm,
    digits,
    hmac: (_, key, message) => hmac(algorithm, key, message),
  });
}

const isWithin = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  Number.isInteger(value) && value >= min && value <= max;
