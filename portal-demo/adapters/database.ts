import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Database, Log } from '../ports.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** A person does not wait longer for a page, and a request that is cut off should not hold its connection. */
const waitForAnswerMs = 8_000;

/** A PostgreSQL server, shared by any number of portal processes. */
export async function openPostgres(url: string, log: Log, connections = 20): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    query_timeout: waitForAnswerMs,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => log.error('A database connection broke.', error));
  await pool.query('select 1');
  return { database: drizzle({ client: pool }), close: () => pool.end() };
}
