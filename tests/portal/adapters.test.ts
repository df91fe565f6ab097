import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { argon2Hasher } from '../../portal-demo/adapters/argon2-hasher.ts';
import { claimDataFolder } from '../../portal-demo/adapters/data-folder.ts';
import { jsonLog } from '../../portal-demo/adapters/json-log.ts';
import { keyRingFile, parseKeyRing } from '../../portal-demo/adapters/key-ring.ts';
import { migrate } from '../../portal-demo/migrations/migrate.ts';
import * as tables from '../../portal-demo/tables.ts';
import { PortalUnderTest, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-adapters-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('password hashes', () => {
  it('verifies the vector of the Argon2 reference implementation (test.c, argon2id, 64 MiB, t=2, p=1)', async () => {
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await argon2Hasher.verify('password', phc)).toBe(true);
    expect(await argon2Hasher.verify('Password', phc)).toBe(false);
  });

  it('two spellings of one text are one password, every character counts', async () => {
    const composed = 'žluťoučký kůň'.normalize('NFC');
    const phc = await argon2Hasher.hash(composed);
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await argon2Hasher.verify(composed.normalize('NFD'), phc)).toBe(true);
    const long = 'x'.repeat(500);
    expect(await argon2Hasher.verify(`${long}y`, await argon2Hasher.hash(`${long}z`))).toBe(false);
  });

  it('nothing is the password of nobody', async () => {
    expect(await argon2Hasher.verify('', undefined)).toBe(false);
  });

  it('a damaged hash is a fault, not a refusal that looks like a wrong password', async () => {
    await expect(argon2Hasher.verify('x', '$argon2id$v=19$m=1,t=1,p=1$$')).rejects.toThrow(/PHC/);
  });
});

describe('the key ring', () => {
  const key = Buffer.alloc(32, 5).toString('base64');

  it('the first key seals, all of them open', () => {
    const ring = parseKeyRing(`new:${key}, old:${key}\n`);
    expect(ring.ok && [ring.value.current, [...ring.value.keys.keys()]]).toEqual(['new', ['new', 'old']]);
  });

  it.each(['', 'k1', `k1:${key.slice(4)}`, `k1:${key},k1:${key}`, `:${key}`, 'k1:not base64'])(
    '%j is refused with a reason',
    (text) => {
      const ring = parseKeyRing(text);
      expect(!ring.ok && ring.reason.length).toBeGreaterThan(10);
    },
  );

  it('the file is made once, for its owner only, and kept', () => {
    const first = keyRingFile(folder);
    const second = keyRingFile(folder);
    expect(first).toEqual(second);
    expect(statSync(join(folder, 'otp-key')).mode & 0o777).toBe(0o600);
  });

  it('a damaged file is named, not replaced', () => {
    writeFileSync(join(folder, 'otp-key'), 'k1:damaged');
    const ring = keyRingFile(folder);
    expect(!ring.ok && ring.reason).toContain('otp-key');
    expect(readFileSync(join(folder, 'otp-key'), 'utf8')).toBe('k1:damaged');
  });
});

describe('the data folder', () => {
  it('belongs to one portal at a time, under whatever path it is reached', async () => {
    const first = await claimDataFolder(folder);
    const second = await claimDataFolder(join(folder, '.', 'x', '..'));
    expect(!second.ok && second.reason).toContain('in use by another portal');
    if (first.ok) first.value();
    const third = await claimDataFolder(folder);
    expect(third.ok).toBe(true);
    if (third.ok) third.value();
  });
});

it('J4 the log names a failed query without its parameters', () => {
  const lines: string[] = [];
  const log = jsonLog(
    (line) => lines.push(line),
    () => new Date(0),
  );
  const error = new DrizzleQueryError('select 1 where x = $1', ['top secret'], new Error('connection lost'));
  log.error('A request failed.', error, { id: 'abc' });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    id: 'abc',
    query: 'select 1 where x = $1',
  });
  expect(lines[0]).toContain('connection lost');
  expect(lines[0]).not.toContain('top secret');
});

describe('the schema', () => {
  it('every column the code declares is in the migrations, null or not null alike', async () => {
    const { rows } = await database().execute<{
      table_name: string;
      column_name: string;
      is_nullable: string;
    }>(sql`
      select table_name, column_name, is_nullable from information_schema.columns where table_schema = 'public'`);
    const migrated = rows.map(
      (row) => `${row.table_name}.${row.column_name} ${row.is_nullable === 'YES' ? 'null' : 'not null'}`,
    );
    const declared = Object.values(tables)
      .filter((table) => table instanceof PgTable)
      .flatMap((table) => {
        const { name, columns } = getTableConfig(table);
        return columns.map((column) => `${name}.${column.name} ${column.notNull ? 'not null' : 'null'}`);
      });
    expect(declared.length).toBeGreaterThan(50);
    expect(migrated).toEqual(expect.arrayContaining(declared));
  });

  it('migrating again, and by several processes at once, changes nothing', async () => {
    const { ports } = new PortalUnderTest(database());
    const applied = sql`select name, applied_at from schema_migrations order by name`;
    const before = await database().execute(applied);
    await Promise.all([1, 2, 3].map(() => migrate(database(), ports.clock)));
    const after = await database().execute(applied);
    expect(before.rows.length).toBeGreaterThan(0);
    expect(after.rows).toEqual(before.rows);
  });
});
