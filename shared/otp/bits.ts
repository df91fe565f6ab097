/**
 * Joins numbers of `width` bits each, most significant first, into bytes (RFC 4648 §4 and §6).
 * Bits that fill no whole byte are dropped, whatever they hold: real secrets end with such bits set.
 */
export function packBits(values: readonly number[], width: 5 | 6): Uint8Array {
  const bytes = new Uint8Array(Math.floor((values.length * width) / 8));
  let pending = 0;
  let pendingBits = 0;
  let length = 0;
  for (const value of values) {
    pending = ((pending << width) | value) & 0xffff;
    pendingBits += width;
    if (pendingBits < 8) continue;
    pendingBits -= 8;
    bytes[length++] = pending >> pendingBits;
  }
  return bytes;
}
