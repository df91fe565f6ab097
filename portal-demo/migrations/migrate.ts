import { sql } from 'drizzle-orm';
import type { Clock, Database } from '../ports.ts';
import accountsSessionsOtp from './0001-accounts-sessions-otp.sql?raw';
import noticesConfirmationSessions from './0002-notices-confirmation-sessions.sql?raw';
import recoveryProfileSupport from './0003-recovery-profile-support.sql?raw';
import history from './0004-history.sql?raw';
import passwordResetTime from './0005-password-reset-time.sql?raw';

/** In order. A migration that was released is never edited; a statement ends with `;` at the end of a line. */
const migrations: readonly { readonly name: string; readonly script: string }[] = [
  { name: '0001-accounts-sessions-otp', script: accountsSessionsOtp },
  { name: '0002-notices-confirmation-sessions', script: noticesConfirmationSessions },
  { name: '0003-recovery-profile-support', script: recoveryProfileSupport },
  { name: '0004-history', script: history },
  { name: '0005-password-reset-time', script: passwordResetTime },
];

/** Any number; it only has to be the same in every portal process that shares the database. */
const migrationLock = 0x6b65_7966;

/** Brings the schema up to date; several processes may start at once. All or nothing. */
export async function migrate(database: Database, clock: Clock): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    await transaction.execute(
      sql`create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null)`,
    );
    const { rows } = await transaction.execute<{ name: string }>(sql`select name from schema_migrations`);
    const applied = new Set(rows.map((row) => row.name));
    for (const { name, script } of migrations.filter((migration) => !applied.has(migration.name))) {
      for (const statement of script.split(/;\n/).filter((text) => text.trim() !== '')) {
        await transaction.execute(sql.raw(statement));
      }
      await transaction.execute(
        sql`insert into schema_migrations (name, applied_at) values (${name}, ${clock.now()})`,
      );
    }
  });
}
