import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/result.ts';

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/**
 * Keeps a second process out of the embedded database, which two writers would destroy.
 * A claim left by a process that is gone is taken over. Returns the function that gives the folder back.
 */
export function claimDataFolder(dataDir: string): Result<() => void, string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'in-use-by');
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return success(() => rmSync(path, { force: true }));
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner !== process.pid && isRunning(owner)) {
      return failure(
        `The data folder ${dataDir} is in use by process ${owner}, and two portals on one folder would destroy it. ` +
          `Stop that portal, or set DATA_DIR to another folder.`,
      );
    }
    rmSync(path, { force: true });
  }
}
