import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} StepResult
 * @property {boolean} isGood the program ended with exit code 0
 * @property {string} output all it printed, both streams
 * @property {number} seconds how long it took
 */

/**
 * Runs one of the tools by this same Node and keeps what it prints.
 * @param {readonly string[]} args the tool's file and its arguments
 * @returns {Promise<StepResult>}
 */
export function runStep(args) {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ isGood: code === 0, output, seconds: (performance.now() - startedAt) / 1000 });
    });
  });
}

/**
 * One line a person can follow: `✓ lint  4.1 s`.
 * @param {string} name
 * @param {boolean} isGood
 * @param {number} seconds
 * @param {string} [detail]
 */
export function reportStep(name, isGood, seconds, detail = '') {
  const time = `${seconds.toFixed(1)} s`;
  console.log(
    `${isGood ? '✓' : '✗'} ${name.padEnd(31)} ${time.padStart(7)}${detail === '' ? '' : `  ${detail}`}`,
  );
}
