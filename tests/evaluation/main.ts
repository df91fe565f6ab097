// `npm run evaluate -- NAME --corpus DIR [--out FILE]`: judges a part of the product on a folder of real cases.
import { parseArgs } from 'node:util';
import { runFields } from './fields/run.ts';
import { evaluateCapture } from './capture.ts';
import { evaluatePictures } from './qr.ts';
import { printReport, writeReport, type Item } from './report.ts';
import { evaluateUris } from './uris.ts';

/** What can be judged, by the name on the command line. */
const runners: ReadonlyMap<string, (args: string[]) => Promise<void>> = new Map([
  ['capture', onCorpus(evaluateCapture)],
  ['qr', onCorpus(evaluatePictures)],
  ['uris', onCorpus(evaluateUris)],
  ['fields', runFields],
]);

function onCorpus(evaluate: (corpus: string) => Promise<readonly Item[]>): (args: string[]) => Promise<void> {
  return async (args) => {
    const { corpus, out } = parseArgs({
      args,
      options: { corpus: { type: 'string' }, out: { type: 'string' } },
    }).values;
    if (corpus === undefined) throw new Error('Say which folder of cases: --corpus DIR');
    const items = await evaluate(corpus);
    printReport(items);
    if (out !== undefined) await writeReport(out, corpus, items);
  };
}

try {
  const [name = '', ...args] = process.argv.slice(2);
  const run = runners.get(name);
  if (run === undefined) throw new Error(`Say what to evaluate: ${[...runners.keys()].join(', ')}`);
  await run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
