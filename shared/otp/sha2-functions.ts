/** What SHA-256 and SHA-512 have in common (FIPS 180-4 §4.1.2 and §4.1.3), on 32 bits: a word, or half of one. */

export const choose = (x: number, y: number, z: number): number => ((x & y) ^ (~x & z)) >>> 0;

export const majority = (x: number, y: number, z: number): number => ((x & y) ^ (x & z) ^ (y & z)) >>> 0;

/** `x` shifted right by 1 to 31 bits, those of `above` coming in: `turn(x, x, bits)` rotates a word. */
export const turn = (x: number, above: number, bits: number): number => (x >>> bits) | (above << (32 - bits));

export const zeros = (bytes: number): DataView<ArrayBuffer> => new DataView(new ArrayBuffer(bytes));
