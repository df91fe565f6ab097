import { zeros } from './sha2-functions.ts';

/** Big-endian words of 64 bits. */
export interface Sha2Constants {
  /** K of SHA-512 and SHA-384 (FIPS 180-4 §4.2.3). The upper halves of the first 64 are K of SHA-256 and SHA-224. */
  readonly rounds: DataView;
  /** Where SHA-512, then SHA-384 start (§5.3.5, §5.3.4). The first upper halves start SHA-256, the last lower halves SHA-224. */
  readonly starts: DataView<ArrayBuffer>;
}

let known: Sha2Constants | undefined;

/** Computed at the first use (2 ms): most fobs hold SHA-1 keys only. */
export function sha2Constants(): Sha2Constants {
  known ??= { rounds: rootsOfPrimes(80, 3n), starts: rootsOfPrimes(16, 2n) };
  return known;
}

/** The first 64 bits of the fraction of the root of each of the first primes. */
function rootsOfPrimes(count: number, degree: 2n | 3n): DataView<ArrayBuffer> {
  const words = zeros(8 * count);
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < count; candidate++) {
    if (primes.some((prime) => candidate % prime === 0n)) continue;
    words.setBigUint64(8 * primes.length, wholeRoot(candidate << (64n * degree), degree));
    primes.push(candidate);
  }
  return words;
}

/** The whole part of the root, found bit by bit. */
function wholeRoot(value: bigint, degree: 2n | 3n): bigint {
  let root = 0n;
  for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= value) root |= bit;
  return root;
}
