import { padToBlocks } from './hash-padding.ts';
import { sha2Constants } from './sha2-constants.ts';
import { choose, majority, turn, zeros } from './sha2-functions.ts';

// Every word is two halves, x and y, upper and lower: as a BigInt it takes ten times as long.

export const sha512 = (message: Uint8Array): Uint8Array => digest(message, 0);
export const sha384 = (message: Uint8Array): Uint8Array => digest(message, 64).slice(0, 48);

/** FIPS 180-4 §6.4.2. `startAt`: the byte of `starts` where the first of the eight words to start with is. */
function digest(message: Uint8Array, startAt: 0 | 64): Uint8Array {
  const { rounds, starts } = sha2Constants();
  const input = padToBlocks(message, 128);
  const w = zeros(80 * 8);
  const state = new DataView(starts.buffer.slice(startAt, startAt + 64));
  for (let block = 0; block < input.byteLength / 8; block += 16) {
    for (let t = 0; t < 16; t++) set(w, t, upper(input, block + t), lower(input, block + t));
    for (let t = 16; t < 80; t++) schedule(w, t);
    const working = new DataView(state.buffer.slice(0));
    for (let t = 0; t < 80; t++)
      round(working, t, upper(rounds, t) + upper(w, t), lower(rounds, t) + lower(w, t));
    for (let i = 0; i < 8; i++)
      set(state, i, upper(state, i) + upper(working, i), lower(state, i) + lower(working, i));
  }
  return new Uint8Array(state.buffer);
}

function schedule(w: DataView, t: number): void {
  const [x2, y2, x15, y15] = [upper(w, t - 2), lower(w, t - 2), upper(w, t - 15), lower(w, t - 15)];
  const x = sigma1(x2, y2, 0) + upper(w, t - 7) + sigma0(x15, y15, 0) + upper(w, t - 16);
  const y = sigma1(y2, x2, x2) + lower(w, t - 7) + sigma0(y15, x15, x15) + lower(w, t - 16);
  set(w, t, x, y);
}

/** As in SHA-256, the variables a to h are the words 0 to 7 less `t`, in a ring. `inputX` and `inputY` are K + W. */
function round(words: DataView, t: number, inputX: number, inputY: number): void {
  const x = (variable: number): number => upper(words, (variable - t) & 7);
  const y = (variable: number): number => lower(words, (variable - t) & 7);
  const x1 = x(7) + sum1(x(4), y(4)) + choose(x(4), x(5), x(6)) + inputX;
  const y1 = y(7) + sum1(y(4), x(4)) + choose(y(4), y(5), y(6)) + inputY;
  const x2 = sum0(x(0), y(0)) + majority(x(0), x(1), x(2));
  const y2 = sum0(y(0), x(0)) + majority(y(0), y(1), y(2));
  set(words, (3 - t) & 7, x(3) + x1, y(3) + y1);
  set(words, (7 - t) & 7, x1 + x2, y1 + y2);
}

const upper = (words: DataView, index: number): number => words.getInt32(8 * index);
const lower = (words: DataView, index: number): number => words.getUint32(8 * index + 4);

/** Both halves may be sums: what `y` has above 32 bits is carried over to `x`, what `x` has above them is dropped. */
function set(words: DataView, index: number, x: number, y: number): void {
  words.setInt32(8 * index, x + ((y / 2 ** 32) | 0));
  words.setInt32(8 * index + 4, y);
}

// Of one half: `x` is that half of the word, `y` the other one, `above` what a shift lets in.
const sum0 = (x: number, y: number): number => (turn(x, y, 28) ^ turn(y, x, 2) ^ turn(y, x, 7)) >>> 0;
const sum1 = (x: number, y: number): number => (turn(x, y, 14) ^ turn(x, y, 18) ^ turn(y, x, 9)) >>> 0;
const sigma0 = (x: number, y: number, above: number): number =>
  (turn(x, y, 1) ^ turn(x, y, 8) ^ turn(x, above, 7)) >>> 0;
const sigma1 = (x: number, y: number, above: number): number =>
  (turn(x, y, 19) ^ turn(y, x, 29) ^ turn(x, above, 6)) >>> 0;
