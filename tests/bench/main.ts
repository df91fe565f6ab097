// `npm run bench -- [NAME …] [--build FOLDER] [--out FILE]`: measures the product's speed and size, all of it without a name.
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCodes } from './codes.ts';
import { summaryOf, type Bench, type Summary } from './figure.ts';
import { measureFill } from './fill.ts';
import { measurePopup } from './popup.ts';
import { measurePortal } from './portal.ts';
import { measureVault } from './vault.ts';

/** What can be measured, by the name on the command line. */
const benches: ReadonlyMap<string, Bench> = new Map([
  ['codes', measureCodes],
  ['vault', measureVault],
  ['popup', measurePopup],
  ['fill', measureFill],
  ['portal', measurePortal],
]);
const ourBuild = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { build: { type: 'string', default: ourBuild }, out: { type: 'string' } },
  });
  const measured: Record<string, readonly Summary[]> = {};
  for (const name of positionals.length === 0 ? benches.keys() : positionals) {
    const bench = benches.get(name);
    if (bench === undefined) throw new Error(`Say what to measure: ${[...benches.keys()].join(', ')}`);
    const summaries = (await bench(values.build)).map(summaryOf);
    console.log(`\n${name}`);
    console.table(Object.fromEntries(summaries.map(({ what, ...summary }) => [what, summary])));
    measured[name] = summaries;
  }
  if (values.out !== undefined) {
    const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version };
    await writeFile(values.out, `${JSON.stringify({ machine, measured }, null, 1)}\n`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
