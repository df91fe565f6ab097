import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { builds } from './builds.mjs';
import { root } from './paths.mjs';

/** A signal sent to npm ends npm and the shell between us, and never comes here: a lost parent means stop. */
const parent = process.ppid;

/**
 * Runs the built portal as a child. It says on the screen what it has to say, and gets this process's signals.
 * @param {readonly string[]} [args] a command for it, instead of running the portal
 * @returns {{ readonly ready: Promise<string | undefined>, readonly ended: Promise<number>, readonly isStopping: () => boolean }}
 *   `ready` gives the portal's address, or undefined when it ended before; `ended` its exit code; `isStopping` tells whether it was asked to end
 */
export function startPortal(args = []) {
  const child = spawn(process.execPath, [builds.portal.result, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let isStopping = false;
  // Stopped before it listens to signals, the portal ends without an exit code.
  const ended = once(child, 'exit').then(([code]) => code ?? (isStopping ? 0 : 1));
  const ready = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      const url = /^Portal ready at (http:\/\/\S+) /.exec(line)?.[1];
      // Not at once: the demo login on the next line comes before what others have to say.
      if (url !== undefined) setImmediate(resolve, url);
    });
    void ended.then(() => resolve(undefined));
  });
  const stop = () => {
    isStopping = true;
    child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  process.on('exit', stop);
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
  return { ready, ended, isStopping: () => isStopping };
}
