import { readWithJsqr, sightCode, type Sighting } from './decoders.ts';
import { cover, crop, scaleBox, toGray, type Box, type Gray, type Paper, type Rgba } from './gray.ts';
import { adaptive, blur, darkestSlice, double, otsu, stretch } from './preprocess.ts';

/** The picture, prepared in some way, and how much larger it became. */
interface View {
  readonly image: Gray;
  readonly scale: number;
}

/** In modules: the quiet zone of ISO/IEC 18004 §5.3.8. */
const quietModules = 4;
/** In pixels: the quiet zone a picture cut out of a page may lack. */
const margin = 24;
/** In pixels: larger pictures are not doubled, their codes are large enough. */
const maximumDoubled = 2_500_000;
const maximumCodes = 20;

/** Whether a text is for a fob: one key, or a transfer of several. */
export const isKey = (text: string): boolean => /^otpauth(-migration)?:/i.test(text);

/**
 * The texts of the QR codes in a picture. A text counts only when another decoder, or the same on the code prepared in
 * another way, reads it too, and none reads another in its place. Looks on, through ever more ways to prepare the picture,
 * until a text is wanted.
 */
export function readCodes(picture: Rgba, isWanted: (text: string) => boolean): readonly string[] {
  const found = new Map<string, Box>();
  for (const paper of papersFor(picture)) {
    for (const { image, scale } of viewsOf(toGray(picture, paper, margin))) {
      const known = [...found.values()].map((box) => scaleBox(box, scale));
      for (const sighting of sightings(cover(image, known)))
        if (isConfirmed(image, sighting)) found.set(sighting.text, scaleBox(sighting.box, 1 / scale));
      if ([...found.keys()].some(isWanted)) return [...found.keys()];
    }
  }
  return [...found.keys()];
}

/** A transparent picture may be drawn in a dark or in a light colour. */
function papersFor({ data }: Rgba): readonly Paper[] {
  for (let alpha = 3; alpha < data.length; alpha += 4) if ((data[alpha] ?? 0) < 128) return [255, 0];
  return [255];
}

/** The ways to prepare a picture that each bring out other codes; the quickest and most fruitful first. */
function* viewsOf(picture: Gray): Generator<View> {
  yield { image: picture, scale: 1 };
  yield { image: stretch(picture), scale: 1 };
  if (picture.values.length <= maximumDoubled) yield { image: double(picture), scale: 2 };
  yield { image: adaptive(picture), scale: 1 };
  yield { image: otsu(picture), scale: 1 };
  yield { image: blur(picture), scale: 1 };
  yield { image: darkestSlice(picture), scale: 1 };
}

/** One code after the other: each is covered before the next is looked for. */
function* sightings(image: Gray): Generator<Sighting> {
  let rest = image;
  for (let count = 0; count < maximumCodes; count += 1) {
    const sighting = sightCode(rest);
    if (sighting === undefined) return;
    yield sighting;
    rest = cover(rest, [sighting.box]);
  }
}

function isConfirmed(image: Gray, { text, box, moduleSize }: Sighting): boolean {
  const quiet = quietModules * moduleSize;
  const part = crop(image, {
    x: box.x - quiet,
    y: box.y - quiet,
    width: box.width + 2 * quiet,
    height: box.height + 2 * quiet,
  });
  for (const second of secondReadings(part)) if (second !== undefined) return second === text;
  return false;
}

/** The code read once more: by the other decoder, then in other preparations. */
function* secondReadings(part: Gray): Generator<string | undefined> {
  yield readWithJsqr(part);
  const doubled = double(part);
  yield readWithJsqr(doubled);
  yield sightCode(doubled)?.text;
  yield sightCode(blur(part))?.text;
  yield sightCode(otsu(part))?.text;
}
