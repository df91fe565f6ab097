import type { Gray } from './gray.ts';

/** Contrast stretched so that the darkest and the lightest hundredth become black and white. */
export function stretch(image: Gray): Gray {
  const counts = histogramOf(image);
  const spared = image.values.length / 100;
  const low = levelAt(counts, spared);
  const high = levelAt(counts, image.values.length - spared);
  if (high <= low) return image;
  return mapLevels(image, (value) => Math.round((255 * (value - low)) / (high - low)));
}

/** Only what is as dark as the darkest large group of pixels stays black: a code on a busy, coloured or grey page. */
export function darkestSlice(image: Gray): Gray {
  const counts = histogramOf(image);
  const darkest = levelAt(counts, image.values.length / 200);
  return mapLevels(image, (value) => (value <= darkest + 24 ? 0 : 255));
}

/** Black and white at the threshold that splits the levels best (N. Otsu, IEEE Trans. SMC 9, 1979). */
export function otsu(image: Gray): Gray {
  const counts = histogramOf(image);
  const total = image.values.length;
  const sum = counts.reduce((all, count, level) => all + count * level, 0);
  let below = 0;
  let sumBelow = 0;
  let best = { threshold: 127, spread: -1 };
  counts.forEach((count, threshold) => {
    below += count;
    sumBelow += count * threshold;
    if (below === 0 || below === total) return;
    const distance = sumBelow / below - (sum - sumBelow) / (total - below);
    const spread = below * (total - below) * distance * distance;
    if (spread > best.spread) best = { threshold, spread };
  });
  return mapLevels(image, (value) => (value <= best.threshold ? 0 : 255));
}

/** Black where a pixel is darker than the mean of its surroundings: uneven light, faint codes. */
export function adaptive(image: Gray, radius = 12): Gray {
  const { width, height, values } = image;
  const means = boxMeans(image, radius);
  const result = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index += 1)
    result[index] = (values[index] ?? 0) + 3 < (means[index] ?? 0) ? 0 : 255;
  return { width, height, values: result };
}

/** Each pixel the mean of the square of `2 * radius + 1` pixels around it: takes noise out. */
export function blur(image: Gray, radius = 1): Gray {
  return { width: image.width, height: image.height, values: boxMeans(image, radius) };
}

/** Twice the width and height, levels in between interpolated. */
export function double({ width, height, values }: Gray): Gray {
  const result = new Uint8Array(4 * values.length);
  for (let y = 0; y < 2 * height; y += 1) {
    const near = (y >> 1) * width;
    const far = Math.max(0, Math.min(height - 1, (y >> 1) + (y % 2 === 0 ? -1 : 1))) * width;
    for (let x = 0; x < 2 * width; x += 1) {
      const column = x >> 1;
      const beside = Math.max(0, Math.min(width - 1, column + (x % 2 === 0 ? -1 : 1)));
      result[2 * width * y + x] =
        (9 * (values[near + column] ?? 0) +
          3 * (values[near + beside] ?? 0) +
          3 * (values[far + column] ?? 0) +
          (values[far + beside] ?? 0)) >>
        4;
    }
  }
  return { width: 2 * width, height: 2 * height, values: result };
}

function histogramOf({ values }: Gray): readonly number[] {
  const counts = new Array<number>(256).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The level below or at which `wanted` pixels lie. */
function levelAt(counts: readonly number[], wanted: number): number {
  let seen = 0;
  const level = counts.findIndex((count) => (seen += count) >= wanted);
  return level < 0 ? 255 : level;
}

function mapLevels({ width, height, values }: Gray, change: (value: number) => number): Gray {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  return { width, height, values: values.map((value) => table[value] ?? 0) };
}

/** Means over squares by running sums, first along rows, then along columns. */
function boxMeans({ width, height, values }: Gray, radius: number): Uint8Array {
  const rows = new Uint32Array(values.length);
  for (let y = 0; y < height; y += 1) slide(values, rows, y * width, 1, width, radius);
  const sums = new Uint32Array(values.length);
  for (let x = 0; x < width; x += 1) slide(rows, sums, x, width, height, radius);
  const area = (2 * radius + 1) ** 2;
  return Uint8Array.from(sums, (sum) => sum / area);
}

/** Sums of `2 * radius + 1` neighbours along one line; the line's ends go on as they are. */
function slide(
  from: Uint8Array | Uint32Array,
  to: Uint32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  const at = (index: number): number =>
    from[start + step * (index < 0 ? 0 : index >= length ? length - 1 : index)] ?? 0;
  let sum = 0;
  for (let index = -radius; index <= radius; index += 1) sum += at(index);
  for (let index = 0; index < length; index += 1) {
    to[start + step * index] = sum;
    sum += at(index + radius + 1) - at(index - radius);
  }
}
