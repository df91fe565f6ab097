import { padToBlocks } from './hash-padding.ts';

const blockBytes = 64;

/** SHA-1 (FIPS 180-4 §6.1). Broken for signatures, sound inside HMAC, and what nearly every site uses. */
export function sha1(message: Uint8Array): Uint8Array {
  const input = padToBlocks(message, blockBytes);
  const schedule = new DataView(new ArrayBuffer(80 * 4));
  const word = (t: number): number => schedule.getInt32(4 * t);
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < input.byteLength; block += blockBytes) {
    for (let t = 0; t < 80; t++) {
      const next =
        t < 16
          ? input.getInt32(block + 4 * t)
          : rotateLeft(word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16), 1);
      schedule.setInt32(4 * t, next);
    }
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let t = 0; t < 80; t++) {
      const next = (rotateLeft(a, 5) + mix(t, b, c, d) + e + word(t)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    [h0, h1, h2, h3, h4] = [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0];
  }
  const digest = new DataView(new ArrayBuffer(20));
  [h0, h1, h2, h3, h4].forEach((value, index) => digest.setInt32(4 * index, value));
  return new Uint8Array(digest.buffer);
}

const rotateLeft = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** The round function f and constant K of FIPS 180-4 §4.1.1 and §4.2.1, added. */
function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) ^ (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
