import { PGlite } from '@electric-sql/pglite';

/** Name of the prepared empty database beside the built program. */
export const preparedFolder = 'new-database';

/** One person's demo: the defaults would take 128 MB of buffers, and 16 MB of disk for each piece of the log. */
const settings = ['shared_buffers = 8MB', 'min_wal_size = 2MB', 'max_wal_size = 16MB', ''].join('\n');

/** Makes an empty embedded database in a folder that is not there yet. Takes seconds. */
export async function makeDatabase(folder: string): Promise<void> {
  const client = await PGlite.create({
    dataDir: folder,
    initDbStartParams: ['--wal-segsize=1'],
    postgresqlconf: settings,
  });
  await client.close();
}
