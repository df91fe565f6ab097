import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface PortalProcess {
  /** `http://localhost:<port>`, without a slash at the end. */
  readonly url: string;
  /** The demo customer's, as the portal printed them. */
  readonly login: string;
  readonly password: string;
  /** Stops the portal as Ctrl+C does and removes its data. Fails when it does not end with exit code 0. */
  stop(): Promise<void>;
}

const command = fileURLToPath(new URL('../../.config/commands/portal.mjs', import.meta.url));

/**
 * Starts the portal on a free port with an empty database of its own. `environment` goes on top. It is the command
 * behind `npm run portal`, which builds what is stale and ends with its parent: a test run cut short leaves none behind.
 */
export async function startPortal(environment: Record<string, string> = {}): Promise<PortalProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'key-fob-portal-'));
  const removeData = (): Promise<void> => rm(dataFolder, { recursive: true, force: true });
  const portal = spawn(process.execPath, [command], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited: Promise<unknown[]> = once(portal, 'exit');
  let complaints = '';
  portal.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));

  let url: string | undefined;
  for await (const line of createInterface({ input: portal.stdout })) {
    url ??= /^Portal ready at (http:\/\/\S+) /.exec(line)?.[1];
    const demo = /^Log in as (?<login>\S+) with the password (?<password>\S+)$/.exec(line)?.groups;
    if (url === undefined || demo === undefined) continue;
    portal.stdout.resume();
    return {
      url,
      login: demo['login'] ?? '',
      password: demo['password'] ?? '',
      async stop() {
        portal.kill('SIGINT');
        const [code] = await exited;
        await removeData();
        if (code !== 0) throw new Error(`The portal ended with exit code ${String(code)}. ${complaints}`);
      },
    };
  }
  await exited;
  await removeData();
  throw new Error(`The portal did not start. ${complaints}`);
}
