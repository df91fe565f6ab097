import jsQR, { type QRCode } from 'jsqr';
import { decodeQR, type FinderPoints } from 'qr/decode.js';
import { byteText, shiftJis } from './byte-text.ts';
import { toRgba, type Box, type Gray } from './gray.ts';

/** A text and where it stands in the picture. */
export interface Sighting {
  readonly text: string;
  readonly box: Box;
  /** The side of one module, in pixels. */
  readonly moduleSize: number;
}

/** Reads one code anywhere in a picture, by `qr`. */
export function sightCode({ width, height, values }: Gray): Sighting | undefined {
  let points: FinderPoints | undefined;
  try {
    const text = decodeQR(
      { width, height, data: values },
      {
        format: 'I420', // a planar format: only its first plane, the grey one, is read
        textDecoder: byteText,
        pointsOnDetect: (found) => {
          points = found;
        },
      },
    );
    return points && { text, box: points.boundingBox, moduleSize: points.tl.moduleSize };
  } catch {
    return undefined; // its way to say that there is none
  }
}

/** Reads the code of a picture that shows little else, by jsQR. */
export function readWithJsqr(image: Gray): string | undefined {
  const { data, width, height } = toRgba(image);
  const code = jsQR(data, width, height, { inversionAttempts: 'attemptBoth' });
  return code === null ? undefined : textOf(code);
}

/** jsQR's own text leaves out the segments that it cannot read, so it is put together here from their bytes. */
function textOf({ chunks }: QRCode): string {
  let text = '';
  let eci: number | undefined;
  for (const chunk of chunks) {
    if ('assignmentNumber' in chunk) eci = chunk.assignmentNumber;
    else if ('bytes' in chunk) {
      const type: string = chunk.type; // jsQR's enum is in its types only
      text += byteText(Uint8Array.from(chunk.bytes), type === 'kanji' ? shiftJis : eci);
    } else text += chunk.text;
  }
  return text;
}
