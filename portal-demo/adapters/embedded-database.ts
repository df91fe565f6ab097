import { cpSync, existsSync, rmSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { OpenDatabase } from './database.ts';
import { makeDatabase, preparedFolder } from './new-database.ts';

// The optimising compiler takes half a gigabyte and seconds of a processor for PostgreSQL; a demo is quick without it.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);

/** PostgreSQL inside this process, its data in `folder`. */
export async function openEmbedded(folder: string): Promise<OpenDatabase> {
  if (!existsSync(folder)) await beginDatabase(folder);
  const client = await PGlite.create({ dataDir: folder });
  return { database: drizzle({ client }), close: () => client.close() };
}

/**
 * A copy of the empty database that the build put beside the program; run from source, one is made here. It moves to
 * its place when it is whole: a first start that is killed leaves nothing half-made.
 */
async function beginDatabase(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const prepared = join(import.meta.dirname, preparedFolder);
  if (existsSync(prepared)) cpSync(prepared, draft, { recursive: true });
  else await makeDatabase(draft);
  renameSync(draft, folder);
}
