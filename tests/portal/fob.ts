import { Secret, TOTP, URI } from 'otpauth';
import type { OtpProfile } from '../../portal-demo/otp/profile.ts';

/** A key fob by another hand than the portal's: codes come from the `otpauth` library. */
export class Fob {
  readonly #totp: TOTP;
  readonly #now: () => Date;

  constructor(secret: Uint8Array, { algorithm, digits, periodSeconds }: OtpProfile, now: () => Date) {
    this.#totp = new TOTP({
      secret: new Secret({ buffer: secret.slice().buffer }),
      algorithm,
      digits,
      period: periodSeconds,
    });
    this.#now = now;
  }

  static fromLink(uri: string, now: () => Date): Fob {
    const key = URI.parse(uri);
    if (!(key instanceof TOTP)) throw new Error('not a TOTP link');
    const algorithm = key.algorithm === 'SHA256' || key.algorithm === 'SHA512' ? key.algorithm : 'SHA1';
    return new Fob(key.secret.bytes, { algorithm, digits: key.digits, periodSeconds: key.period }, now);
  }

  /** The code shown now, or `steps` time steps from now. */
  code(steps = 0): string {
    return this.#totp.generate({ timestamp: this.#now().getTime() + steps * this.#totp.period * 1000 });
  }

  /** Six digits that are no code of this fob for the next minutes. */
  wrongCode(): string {
    const near = new Set(Array.from({ length: 41 }, (_, index) => this.code(index - 20)));
    for (let number = 100_000; ; number += 1) {
      if (!near.has(String(number))) return String(number);
    }
  }
}
