import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/result.ts';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Puts the whole file there at once, readable by its owner only; false when there is one already. */
export function placeNewFile(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** A socket per data folder. Its name is short whatever the folder's is: socket paths end at about 100 characters. */
function socketOf(dataDir: string): string {
  const name = `portal-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.socket`);
}

const listen = (path: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((client) => client.destroy());
    server.once('error', (error) => (hasCode(error, 'EADDRINUSE') ? resolve(undefined) : reject(error)));
    server.listen(path, () => resolve(server.unref()));
  });

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const client = connect(path);
    client.once('connect', () => {
      client.destroy();
      resolve(true);
    });
    client.once('error', () => resolve(false));
  });

/**
 * Keeps a second process out of the embedded database, which two writers would destroy. The claim is an open socket:
 * it ends with its process, however that ended; a file with a process id would outlive it.
 * Returns the function that gives the folder back.
 */
export async function claimDataFolder(dataDir: string): Promise<Result<() => void, string>> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = socketOf(dataDir);
  for (;;) {
    const server = await listen(path);
    if (server !== undefined) return success(() => void server.close());
    if (await isAnswered(path)) {
      return failure(
        `The data folder ${dataDir} is in use by another portal, and two on one folder would destroy it. ` +
          `Stop that portal, or set DATA_DIR to another folder.`,
      );
    }
    rmSync(path, { force: true }); // left by a process that was killed
  }
}
