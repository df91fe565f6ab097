import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../portal-demo/adapters/database.ts';
import { systemClock } from '../../portal-demo/adapters/system.ts';
import { migrate } from '../../portal-demo/migrations/migrate.ts';
import { startServer } from './postgres-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server whose user may make databases; `templateDatabase` on it holds the schema. */
    postgresUrl: string;
  }
}

export const templateDatabase = 'portal_template';

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
