/** One measured thing: a value for each run, in the order of the runs. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'ms per s' | 'MB' | 'bytes' | 'nodes';
  readonly values: readonly number[];
  /** What to compare it with, such as a ratio to another figure of the same run. */
  readonly note?: string;
}

/** Measures some part of the product; `build` is the folder of the extension built for Chromium. */
export type Bench = (build: string) => Promise<readonly Figure[]>;

/** The middle one, or the mean of the middle two. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** How long `work` takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One after the other, so that runs do not disturb each other. */
export async function repeat(runs: number, measure: () => number | Promise<number>): Promise<number[]> {
  const values: number[] = [];
  while (values.length < runs) values.push(await measure());
  return values;
}

/** What a person or another tool wants to know of a figure. The first run is the cold one: nothing compiled or cached. */
export interface Summary {
  readonly what: string;
  readonly unit: Figure['unit'];
  readonly first: number;
  readonly median: number;
  readonly min: number;
  readonly runs: number;
  readonly note: string;
}

export function summaryOf({ what, unit, values, note = '' }: Figure): Summary {
  const [first] = values;
  if (first === undefined) throw new Error(`"${what}" was never measured`);
  const [median, min] = [medianOf(values), Math.min(...values)];
  return {
    what,
    unit,
    first: rounded(first),
    median: rounded(median),
    min: rounded(min),
    runs: values.length,
    note,
  };
}

/** Three figures say enough, as machines are not that steady. */
const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
