/*
 * Loaded in front of the portal (`node --import`): after the parent process says a number n, the portal kills itself
 * with SIGKILL as soon as the database has done n more statements, before the program can read the answer.
 */
import pg from 'pg';

interface Connection {
  once(event: 'readyForQuery', listener: () => void): void;
}
interface Querying {
  connection?: Connection;
  query: (...args: unknown[]) => unknown;
}

let left = Number.POSITIVE_INFINITY;
process.on('message', (count) => {
  left = Number(count);
  process.send?.('armed');
});

const prototype = pg.Client.prototype as unknown as Querying; // pg's types leave the connection out
const plainQuery = prototype.query;
prototype.query = function (this: Querying, ...args: unknown[]): unknown {
  left -= 1;
  if (left === 0) this.connection?.once('readyForQuery', () => process.kill(process.pid, 'SIGKILL'));
  return plainQuery.apply(this, args);
};
