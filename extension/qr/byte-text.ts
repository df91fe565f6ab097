/** The ECI number of Shift JIS, which kanji segments are in. */
export const shiftJis = 20;

const labels: ReadonlyMap<number, string> = new Map([
  [shiftJis, 'shift_jis'],
  [26, 'utf-8'],
]);

/**
 * The text of a byte segment. Without an ECI it is taken as UTF-8, which generators write in practice; ISO/IEC 18004
 * says ISO 8859-1, so bytes that are no UTF-8 are read as that. Never drops what it cannot read: half a text is a
 * wrong key.
 */
export function byteText(bytes: Uint8Array, eci?: number): string {
  const label = eci === undefined ? 'utf-8' : (labels.get(eci) ?? 'windows-1252');
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
