import { sql } from 'drizzle-orm';
import type { Database } from '../../portal-demo/ports.ts';

/** Every row of every table as text, bytes in hex: what somebody with a copy of the database could search. */
export async function dumpOf(database: Database, without: readonly string[] = []): Promise<string> {
  const { rows } = await database.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const names = rows.map(({ name }) => name).filter((name) => !without.includes(name));
  const dumps = await Promise.all(
    names.map((name) =>
      database.execute<{ dump: string | null }>(
        sql`select string_agg(t::text, E'\n') as dump from ${sql.identifier(name)} t`,
      ),
    ),
  );
  return dumps.map(({ rows: [row] }) => row?.dump ?? '').join('\n');
}
