/** Padding of FIPS 180-4 §5.1: a one bit, zeros, and the length in bits in the last eighth of the last block. */
export function padToBlocks(message: Uint8Array, blockBytes: 64 | 128): DataView<ArrayBuffer> {
  const tailBytes = 1 + blockBytes / 8;
  const padded = new Uint8Array(Math.ceil((message.length + tailBytes) / blockBytes) * blockBytes);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return view;
}
