import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { Rgba } from '../../extension/qr/gray.ts';
import { isKey, readCodes } from '../../extension/qr/read-codes.ts';
import { readLabels, type Item, type Outcome } from './report.ts';

interface Label {
  readonly file: string;
  readonly category: string;
  readonly expected: readonly string[];
}

/** Judges the decoder that runs in the extension's worker on a folder of PNG pictures. */
export async function evaluatePictures(corpus: string): Promise<readonly Item[]> {
  const labels = await readLabels(corpus);
  if (!Array.isArray(labels) || !labels.every(isLabel))
    throw new Error('The labels are no list of pictures with their texts');
  const items: Item[] = [];
  for (const { file, category, expected } of labels) {
    const picture = await readPng(join(corpus, file));
    const start = performance.now();
    const got = readCodes(picture, isKey);
    const ms = performance.now() - start;
    items.push({ id: file, group: category, outcome: compare(got, expected), got, expected, ms });
  }
  return items;
}

const isLabel = (value: unknown): value is Label =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  typeof value.file === 'string' &&
  'category' in value &&
  typeof value.category === 'string' &&
  'expected' in value &&
  Array.isArray(value.expected) &&
  value.expected.every((text) => typeof text === 'string');

/** A text that is not there is worse than one that was not found. */
function compare(got: readonly string[], expected: readonly string[]): Outcome {
  if (got.some((found) => !expected.includes(found))) return 'wrong';
  return expected.every((wanted) => got.includes(wanted)) ? 'right' : 'missed';
}

async function readPng(file: string): Promise<Rgba> {
  const { width, height, data: samples, channels, depth, palette } = decode(await readFile(file));
  if (depth !== 8 || palette !== undefined || channels < 3)
    throw new Error(`${file}: only PNGs of 8-bit RGB, with or without alpha, are read`);
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    data.set(samples.subarray(pixel * channels, (pixel + 1) * channels), 4 * pixel);
  return { width, height, data };
}
