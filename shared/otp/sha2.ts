import { padToBlocks } from './hash-padding.ts';
import { sha2Constants } from './sha2-constants.ts';

/** Bits to rotate by; in σ the third is a shift (FIPS 180-4 §4.1.2, §4.1.3). */
type Turns = readonly [bigint, bigint, bigint];

/** SHA-256 and SHA-512 are one algorithm on two sizes of words; SHA-224 and SHA-384 start elsewhere and are cut short. */
interface Variant {
  readonly wordBits: 32 | 64;
  readonly rounds: readonly bigint[];
  readonly start: readonly bigint[];
  readonly sum0: Turns;
  readonly sum1: Turns;
  readonly sigma0: Turns;
  readonly sigma1: Turns;
}

const on32Bits = {
  wordBits: 32,
  sum0: [2n, 13n, 22n],
  sum1: [6n, 11n, 25n],
  sigma0: [7n, 18n, 3n],
  sigma1: [17n, 19n, 10n],
} as const;
const on64Bits = {
  wordBits: 64,
  sum0: [28n, 34n, 39n],
  sum1: [14n, 18n, 41n],
  sigma0: [1n, 8n, 7n],
  sigma1: [19n, 61n, 6n],
} as const;

const upperHalf = (word: bigint): bigint => word >> 32n;
const lowerHalf = (word: bigint): bigint => BigInt.asUintN(32, word);

export function sha224(message: Uint8Array): Uint8Array {
  const { rounds, starts } = sha2Constants();
  const start = starts.slice(8).map(lowerHalf);
  return sha2({ ...on32Bits, rounds: rounds.slice(0, 64).map(upperHalf), start }, message).slice(0, 28);
}

export function sha256(message: Uint8Array): Uint8Array {
  const { rounds, starts } = sha2Constants();
  const start = starts.slice(0, 8).map(upperHalf);
  return sha2({ ...on32Bits, rounds: rounds.slice(0, 64).map(upperHalf), start }, message);
}

export function sha384(message: Uint8Array): Uint8Array {
  const { rounds, starts } = sha2Constants();
  return sha2({ ...on64Bits, rounds, start: starts.slice(8) }, message).slice(0, 48);
}

export function sha512(message: Uint8Array): Uint8Array {
  const { rounds, starts } = sha2Constants();
  return sha2({ ...on64Bits, rounds, start: starts.slice(0, 8) }, message);
}

/** FIPS 180-4 §6.2.2 and §6.4.2; eight words out, big-endian. */
function sha2(
  { wordBits, rounds, start, sum0, sum1, sigma0, sigma1 }: Variant,
  message: Uint8Array,
): Uint8Array {
  const wrap = (value: bigint): bigint => BigInt.asUintN(wordBits, value);
  const rotate = (value: bigint, bits: bigint): bigint =>
    (value >> bits) | (value << (BigInt(wordBits) - bits));
  const sum = (value: bigint, [i, j, k]: Turns): bigint =>
    wrap(rotate(value, i) ^ rotate(value, j) ^ rotate(value, k));
  const sigma = (value: bigint, [i, j, k]: Turns): bigint =>
    wrap(rotate(value, i) ^ rotate(value, j) ^ (value >> k));

  const wordBytes = wordBits / 8;
  const input = new Words(padToBlocks(message, wordBits === 32 ? 64 : 128), wordBytes);
  const schedule = new Words(new DataView(new ArrayBuffer(rounds.length * wordBytes)), wordBytes);
  const state = new Words(new DataView(new ArrayBuffer(8 * wordBytes)), wordBytes);
  for (const [index, word] of start.entries()) state.set(index, word);

  for (let block = 0; block < input.length; block += 16) {
    for (let t = 0; t < rounds.length; t++) {
      const derived = (): bigint =>
        sigma(schedule.get(t - 2), sigma1) +
        schedule.get(t - 7) +
        sigma(schedule.get(t - 15), sigma0) +
        schedule.get(t - 16);
      schedule.set(t, t < 16 ? input.get(block + t) : derived());
    }
    let [a, b, c, d] = [state.get(0), state.get(1), state.get(2), state.get(3)];
    let [e, f, g, h] = [state.get(4), state.get(5), state.get(6), state.get(7)];
    for (const [t, constant] of rounds.entries()) {
      const t1 = h + sum(e, sum1) + ((e & f) ^ (~e & g)) + constant + schedule.get(t);
      const t2 = sum(a, sum0) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, wrap(d + t1), c, b, a, wrap(t1 + t2)];
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state.set(index, state.get(index) + word);
  }
  return state.bytes();
}

/** Big-endian words over bytes; what does not fit a word is cut off above. */
class Words {
  readonly #view: DataView<ArrayBuffer>;
  readonly #wordBytes: number;

  constructor(view: DataView<ArrayBuffer>, wordBytes: number) {
    this.#view = view;
    this.#wordBytes = wordBytes;
  }

  get length(): number {
    return this.#view.byteLength / this.#wordBytes;
  }

  get(index: number): bigint {
    return this.#wordBytes === 4
      ? BigInt(this.#view.getUint32(index * 4))
      : this.#view.getBigUint64(index * 8);
  }

  set(index: number, word: bigint): void {
    if (this.#wordBytes === 4) this.#view.setUint32(index * 4, Number(BigInt.asUintN(32, word)));
    else this.#view.setBigUint64(index * 8, word);
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#view.buffer);
  }
}
