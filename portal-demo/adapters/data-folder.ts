import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/result.ts';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false;
  try {
    process.kill(processId, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Puts the whole file there at once, or nothing when one is there already. */
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

/**
 * Keeps a second process out of the embedded database, which two writers would destroy.
 * A claim left by a process that is gone is taken over. Returns the function that gives the folder back.
 */
export function claimDataFolder(dataDir: string): Result<() => void, string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'in-use-by');
  while (!placeNewFile(path, String(process.pid))) {
    const owner = Number(readFileSync(path, 'utf8'));
    if (isRunning(owner)) {
      return failure(
        `The data folder ${dataDir} is in use by process ${owner}, and two portals on one folder would destroy it. ` +
          `Stop that portal, or set DATA_DIR to another folder; if that process is no portal, delete ${path}.`,
      );
    }
    rmSync(path, { force: true });
  }
  return success(() => rmSync(path, { force: true }));
}
