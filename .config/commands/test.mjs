// The checks of the house. `--quick` runs those that need no build and no browser (`npm run check`).
// Everything runs even when something fails; the last line is always `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { builds, runBuild } from './builds.mjs';
import { inRoot, tools } from './paths.mjs';
import { reportStep, runStep } from './run-step.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<import('./run-step.mjs').StepResult>} run
 * @property {(isGood: boolean) => Counts} count what the step adds to the last line
 * @property {boolean} [isBuild] the end-to-end tests need it
 */

const atOnce = 2;

/** A check that passes or fails as a whole. @param {boolean} isGood @returns {Counts} */
const countWhole = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 });

/** @param {string} name @param {string} tool @param {string} options without spaces inside one @returns {Step} */
const check = (name, tool, options) => ({
  name,
  run: () => runStep([tool, ...options.split(' ')]),
  count: countWhole,
});

/** @param {import('./builds.mjs').Build} build @returns {Step} */
const buildStep = (build) => ({
  name: `build: ${build.name}`,
  run: () => runBuild(build),
  count: countWhole,
  isBuild: true,
});

/** @param {string} project one of the projects in vitest.config.ts @returns {Step} */
function tests(project) {
  const report = inRoot('.output', 'test-reports', `${project}.json`);
  const options = [
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const args = [tools.vitest, 'run', '-c', '.config/vitest.config.ts', '--project', project, ...options];
  return {
    name: `tests: ${project}`,
    run() {
      rmSync(report, { force: true });
      return runStep(args);
    },
    count: (isGood) => countTests(report, isGood),
  };
}

/** @param {string} report @param {boolean} isGood @returns {Counts} */
function countTests(report, isGood) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  // No report: the runner crashed. Its exit code is no proof, a library in it may have ended it with 0.
  if (!existsSync(report)) return { ...counts, failed: 1 };
  for (const { status, assertionResults } of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    for (const { status: outcome } of assertionResults) counts[outcome in counts ? outcome : 'skipped'] += 1;
    // A file that can't be loaded, or whose set-up fails, fails without a failed test in it.
    const hasFailedTest = assertionResults.some((assertion) => assertion.status === 'failed');
    if (status === 'failed' && !hasFailedTest) counts.failed += 1;
  }
  // An error outside any test.
  if (!isGood && counts.failed === 0) counts.failed = 1;
  return counts;
}

const quick = [
  tests('unit'),
  check('lint', tools.eslint, '-c .config/eslint.config.js .'),
  check('types', tools.tsc, '-b'),
  check('import fences', tools.depcruise, '-c .config/import-fences.cjs shared extension portal-demo tests'),
  check(
    'format',
    tools.prettier,
    '--config .config/prettier.json --ignore-path .config/prettier.ignore --check .',
  ),
];

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {{ name: string, output: string }[]} */
const failures = [];
let areBuilt = true;
let testsRun = 0;

/** @param {Step} step */
async function take(step) {
  const { isGood, output, seconds } = await step.run();
  const counts = step.count(isGood);
  for (const outcome of Object.keys(total)) total[outcome] += counts[outcome];
  const isWhole = step.count === countWhole;
  if (!isWhole) testsRun += counts.passed + counts.failed;
  const hasPassed = counts.failed === 0;
  reportStep(step.name, hasPassed, seconds, isWhole ? '' : sentenceOf(counts));
  if (!hasPassed) failures.push({ name: step.name, output });
  if (!hasPassed && step.isBuild) areBuilt = false;
}

/** Runs the steps in order, `atOnce` side by side. @param {Step[]} steps */
async function takeAll(steps) {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await take(step);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** @param {Counts} counts */
const sentenceOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

mkdirSync(inRoot('.output', 'test-reports'), { recursive: true });
if (process.argv.includes('--quick')) {
  await takeAll(quick);
} else {
  for (const build of Object.values(builds)) await take(buildStep(build));
  await takeAll([tests('portal'), ...quick]);
  // Alone: browsers and clocks don't like a busy machine.
  if (areBuilt) await take(tests('e2e'));
  else {
    total.failed += 1;
    reportStep('tests: e2e', false, 0, 'not run, because a build failed');
  }
}

for (const { name, output } of failures) console.log(`\n===== ${name} =====\n${output.trim()}`);
console.log(`\n${sentenceOf(total)}`);
// Checks alone prove nothing: no test at all is a failure too.
process.exitCode = total.failed > 0 || testsRun === 0 ? 1 : 0;
