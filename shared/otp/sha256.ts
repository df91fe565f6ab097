import { padToBlocks } from './hash-padding.ts';
import { sha2Constants } from './sha2-constants.ts';
import { choose, majority, turn, zeros } from './sha2-functions.ts';

export const sha256 = (message: Uint8Array): Uint8Array => digest(message, 0);
export const sha224 = (message: Uint8Array): Uint8Array => digest(message, 68).slice(0, 28);

/** FIPS 180-4 §6.2.2. `startAt`: the byte of `starts` where the first of the eight halves to start with is. */
function digest(message: Uint8Array, startAt: 0 | 68): Uint8Array {
  const { rounds, starts } = sha2Constants();
  const input = padToBlocks(message, 64);
  const schedule = zeros(64 * 4);
  const w = (t: number): number => at(schedule, t);
  const state = zeros(8 * 4);
  for (let i = 0; i < 8; i++) set(state, i, starts.getInt32(startAt + 8 * i));
  for (let block = 0; block < input.byteLength; block += 64) {
    for (let t = 0; t < 16; t++) set(schedule, t, input.getInt32(block + 4 * t));
    for (let t = 16; t < 64; t++)
      set(schedule, t, sigma1(w(t - 2)) + w(t - 7) + sigma0(w(t - 15)) + w(t - 16));
    const working = new DataView(state.buffer.slice(0));
    for (let t = 0; t < 64; t++) round(working, t, rounds.getInt32(8 * t) + w(t));
    for (let i = 0; i < 8; i++) set(state, i, at(state, i) + at(working, i));
  }
  return new Uint8Array(state.buffer);
}

/**
 * The variables a to h are the words 0 to 7 less `t`, in a ring: instead of handing all eight on after each round, the
 * count moves, so that the new a is where h was and the new e where d was. `input` is K + W of this round.
 */
function round(words: DataView, t: number, input: number): void {
  const v = (variable: number): number => at(words, (variable - t) & 7);
  const t1 = v(7) + sum1(v(4)) + choose(v(4), v(5), v(6)) + input;
  const t2 = sum0(v(0)) + majority(v(0), v(1), v(2));
  set(words, (3 - t) & 7, v(3) + t1);
  set(words, (7 - t) & 7, t1 + t2);
}

const at = (words: DataView, index: number): number => words.getInt32(4 * index);
const set = (words: DataView, index: number, value: number): void => words.setInt32(4 * index, value);

const sum0 = (x: number): number => turn(x, x, 2) ^ turn(x, x, 13) ^ turn(x, x, 22);
const sum1 = (x: number): number => turn(x, x, 6) ^ turn(x, x, 11) ^ turn(x, x, 25);
const sigma0 = (x: number): number => turn(x, x, 7) ^ turn(x, x, 18) ^ (x >>> 3);
const sigma1 = (x: number): number => turn(x, x, 17) ^ turn(x, x, 19) ^ (x >>> 10);
