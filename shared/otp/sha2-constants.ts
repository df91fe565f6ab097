/** The first 80 primes: SHA-2 takes its constants from the fractions of their roots. */
const primes = Array.from({ length: 408 }, (_, index) => BigInt(index + 2)).filter(
  (candidate, _, all) => !all.some((divisor) => divisor * divisor <= candidate && candidate % divisor === 0n),
);

export interface Sha2Constants {
  /** K of SHA-512 and SHA-384 (FIPS 180-4 §4.2.3). The upper halves of the first 64 are K of SHA-256 and SHA-224. */
  readonly rounds: readonly bigint[];
  /** Where SHA-512, then SHA-384 start (§5.3.5, §5.3.4). The first upper halves start SHA-256, the last lower halves SHA-224. */
  readonly starts: readonly bigint[];
}

let known: Sha2Constants | undefined;

/** Computed at the first use (2 ms): most fobs hold SHA-1 keys only. */
export function sha2Constants(): Sha2Constants {
  known ??= {
    rounds: primes.map((prime) => rootFraction(prime, 3n)),
    starts: primes.slice(0, 16).map((prime) => rootFraction(prime, 2n)),
  };
  return known;
}

/** First 64 bits of the fraction of the `degree`-th root of `value`, found bit by bit. */
function rootFraction(value: bigint, degree: 2n | 3n): bigint {
  const scaled = value << (64n * degree);
  let root = 0n;
  for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= scaled) root |= bit;
  return BigInt.asUintN(64, root);
}
