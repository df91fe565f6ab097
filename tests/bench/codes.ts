import { HOTP as NodeHotp, Secret as NodeSecret } from 'otpauth';
import { HOTP as FullHotp, Secret as FullSecret } from 'otpauth/dist/otpauth.esm.js';
import { hotp } from '../../shared/otp/hotp.ts';
import type { Algorithm } from '../../shared/otp/key.ts';
import { medianOf, timed, type Figure } from './figure.ts';

const codes = 1000;
const runs = 15;
const digits = 6;
const secret = Uint8Array.from({ length: 20 }, (_, index) => index * 11);
const fullSecret = new FullSecret({ buffer: secret.buffer });
const nodeSecret = new NodeSecret({ buffer: secret.buffer });

const ours = (algorithm: Algorithm, counter: number): string => hotp(secret, counter, { algorithm, digits });

/** Other ways to the same codes: only the HMAC differs. In Node the package comes with Node's crypto. */
const others = {
  "otpauth's own": (algorithm: Algorithm, counter: number): string =>
    FullHotp.generate({ secret: fullSecret, counter, algorithm, digits }),
  "Node's crypto": (algorithm: Algorithm, counter: number): string =>
    NodeHotp.generate({ secret: nodeSecret, counter, algorithm, digits }),
};

/** 1 000 codes with each algorithm. */
export async function measureCodes(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const algorithm of ['SHA1', 'SHA256', 'SHA512'] as const) {
    const timeOf = (codeOf: typeof ours): Promise<number> =>
      timed(() => {
        for (let counter = 0; counter < codes; counter++) codeOf(algorithm, counter);
      });
    const oursMs: number[] = [];
    const othersMs = Object.entries(others).map(([name, codeOf]) => ({
      name,
      codeOf,
      values: Array.of<number>(),
    }));
    // In turns, so that whatever else the machine does hits all of them.
    for (let run = 0; run < runs; run++) {
      oursMs.push(await timeOf(ours));
      for (const { codeOf, values } of othersMs) values.push(await timeOf(codeOf));
    }
    figures.push({ what: `${algorithm}, ours`, unit: 'ms', values: oursMs });
    for (const { name, values } of othersMs) {
      const ratio = (medianOf(oursMs) / medianOf(values)).toFixed(1);
      figures.push({ what: `${algorithm}, ${name}`, unit: 'ms', values, note: `ours takes ${ratio} ×` });
    }
  }
  return figures;
}
