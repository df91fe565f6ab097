import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `missed`: nothing, or a refusal, where a value was expected; `wrong`: a value that is not the truth. */
export type Outcome = 'right' | 'wrong' | 'missed';

/** One judged case. `got` and `expected` are JSON in the corpus's own words. */
export interface Item {
  readonly id: string;
  readonly group: string;
  readonly outcome: Outcome;
  readonly got: unknown;
  readonly expected: unknown;
  readonly ms: number;
}

const labelFiles = /^(labels(\..+)?|manifest|cases)\.json$/;

/** The truth of a corpus folder: the one labels file it has. */
export async function readLabels(corpus: string): Promise<unknown> {
  const names = (await readdir(corpus)).filter((name) => labelFiles.test(name));
  const [name, ...others] = names;
  if (name === undefined || others.length > 0)
    throw new Error(`${corpus} needs one labels file, has ${names.length}`);
  return JSON.parse(await readFile(join(corpus, name), 'utf8'));
}

/** Prints right, wrong and missed for each group and in all, then the cases that are not right. */
export function printReport(items: readonly Item[]): void {
  const groups = Map.groupBy(items, ({ group }) => group);
  const row = (name: string, of: readonly Item[]): Record<string, string | number> => ({
    group: name,
    ...tally(of),
  });
  console.table([...Array.from(groups, ([name, of]) => row(name, of)), row('all', items)]);
  for (const item of items.filter(({ outcome }) => outcome !== 'right')) console.log(JSON.stringify(item));
}

/** Writes the report other tools read: the totals, and each case without its group. */
export async function writeReport(file: string, corpus: string, items: readonly Item[]): Promise<void> {
  const report = { corpus, ...tally(items), items: items.map(({ group: _, ...item }) => item) };
  await writeFile(file, `${JSON.stringify(report, null, 1)}\n`);
}

function tally(items: readonly Item[]): Record<'total' | Outcome, number> {
  const count = (wanted: Outcome): number => items.filter(({ outcome }) => outcome === wanted).length;
  return { total: items.length, right: count('right'), wrong: count('wrong'), missed: count('missed') };
}
