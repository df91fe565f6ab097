/** A picture in shades of grey: one byte for each pixel, row by row, 0 is black. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** A part of a picture, in pixels; may reach past the picture's edges. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Red, green, blue and alpha of each pixel, row by row, as a canvas gives them. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** Shades of the paper a picture lies on. */
export type Paper = 0 | 255;

/** The luma of ITU-R BT.601; the paper shows where the picture is transparent, and all round it. */
export function toGray({ width, height, data }: Rgba, paper: Paper, margin = 0): Gray {
  const fullWidth = width + 2 * margin;
  const values = new Uint8Array(fullWidth * (height + 2 * margin)).fill(paper);
  for (let y = 0; y < height; y += 1) {
    let to = (y + margin) * fullWidth + margin;
    for (let from = 4 * y * width; from < 4 * (y + 1) * width; from += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = [
        data[from],
        data[from + 1],
        data[from + 2],
        data[from + 3],
      ];
      const luma = (77 * red + 150 * green + 29 * blue) >> 8;
      values[to] = (luma * alpha + paper * (255 - alpha)) / 255;
      to += 1;
    }
  }
  return { width: fullWidth, height: height + 2 * margin, values };
}

export function toRgba({ width, height, values }: Gray): Rgba & { readonly data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(4 * values.length);
  const words = new Uint32Array(data.buffer);
  values.forEach((value, index) => {
    words[index] = (0xff000000 | (value * 0x010101)) >>> 0;
  });
  return { width, height, data };
}

/** The part of the picture inside the box. */
export function crop({ width, height, values }: Gray, box: Box): Gray {
  const left = clamp(Math.floor(box.x), width);
  const top = clamp(Math.floor(box.y), height);
  const right = clamp(Math.ceil(box.x + box.width), width);
  const bottom = clamp(Math.ceil(box.y + box.height), height);
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1)
    part.set(values.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { width: right - left, height: bottom - top, values: part };
}

/** A copy of the picture whose boxes are plain grey: nothing is left to read there. */
export function cover(image: Gray, boxes: readonly Box[]): Gray {
  const { width, height } = image;
  const values = image.values.slice();
  for (const box of boxes) {
    const left = clamp(Math.floor(box.x), width);
    const right = clamp(Math.ceil(box.x + box.width), width);
    const bottom = clamp(Math.ceil(box.y + box.height), height);
    for (let y = clamp(Math.floor(box.y), height); y < bottom; y += 1)
      values.fill(128, y * width + left, y * width + right);
  }
  return { width, height, values };
}

export const scaleBox = ({ x, y, width, height }: Box, factor: number): Box => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
});

const clamp = (position: number, limit: number): number => Math.max(0, Math.min(limit, position));
