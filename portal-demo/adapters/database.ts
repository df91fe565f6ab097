import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import type { Database, Log } from '../ports.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** PostgreSQL inside this process. `folder` undefined keeps everything in memory. */
export async function openEmbedded(folder: string | undefined): Promise<OpenDatabase> {
  const client = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  return { database: drizzlePglite({ client }), close: () => client.close() };
}

/** A PostgreSQL server, shared by any number of portal processes. */
export async function openPostgres(url: string, log: Log, connections = 20): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 5_000 });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => log.error('A database connection broke.', error));
  await pool.query('select 1');
  return { database: drizzlePostgres({ client: pool }), close: () => pool.end() };
}
