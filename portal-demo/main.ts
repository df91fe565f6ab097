import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { demoCustomers, demoPassword } from './accounts/demo-customers.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { deliverDue, dropExpired } from './mail/outbox.ts';
import { openPorts, type OpenPorts } from './open-ports.ts';
import { removeOldHistory } from './history/store.ts';
import { removeOldAllowances } from './limits/allowance.ts';
import { rotateKeys } from './rotate-keys.ts';
import { removeExpired } from './sessions/store.ts';

const sweepEveryMs = 10 * 60_000;
/** Mails that could not be handed over at once. */
const deliverEveryMs = 15_000;
/** A slow client can't hold a request open (PORTAL K6). */
const limits = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
};
const stopWithinMs = 1_500;

function stopBecause(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function explainListenError(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. Stop that program, or set PORT to another port (0 takes any free one).`;
  }
  return `The portal can't listen on ${host}:${port} (${error.code ?? error.message}). Set HOST and PORT to an address of this machine that you may use.`;
}

const config = readConfig(process.env);
if (!config.ok) stopBecause(config.reason);

// Listen first: a taken port is told before the database is touched, and early visitors wait for an answer.
const { promise: ready, resolve: serve } = Promise.withResolvers<ReturnType<typeof getRequestListener>>();
const server = createServer(
  limits,
  (request, response) => void ready.then((listener) => listener(request, response)),
);
server.on('error', (error: NodeJS.ErrnoException) => stopBecause(explainListenError(error, config.value)));

const [, , command] = process.argv;
if (command === undefined)
  server.listen(config.value.port, config.value.host, () => void start(config.value));
else if (command === 'rotate-keys') void rotate(config.value);
else
  stopBecause(
    `There is no command "${command}". Without one the portal runs; rotate-keys seals the OTP secrets anew.`,
  );

async function rotate(settings: Config): Promise<void> {
  const done = await rotateKeys(settings);
  if (!done.ok) stopBecause(done.reason);
  console.log(done.value);
}

async function start(settings: Config): Promise<void> {
  const opened = await openPorts(settings);
  if (!opened.ok) stopBecause(opened.reason);
  const { ports } = opened.value;
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  const publicUrl = settings.publicUrl ?? new URL(`http://localhost:${port}`);
  serve(getRequestListener(createApp(ports, { ...settings, publicUrl }).fetch));

  const outbox = setInterval(() => void deliverDue(ports), deliverEveryMs);
  const sweep = setInterval(() => {
    const now = ports.clock.now();
    const sweeps = [removeExpired, removeOldAllowances, removeOldHistory].map((remove) =>
      remove(ports.database, now),
    );
    Promise.all([...sweeps, dropExpired(ports)]).catch((error: unknown) =>
      ports.log.error('What has expired could not be removed.', error),
    );
  }, sweepEveryMs);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(outbox);
      clearInterval(sweep);
      void stop(opened.value);
    });
  }

  console.log(`Portal ready at ${publicUrl.origin} (Ctrl+C stops it)`);
  if (settings.isDemo)
    console.log(`Log in as ${demoCustomers.ready.login} with the password ${demoPassword}`);
}

/** Finishes running requests, then closes the database. */
async function stop(opened: OpenPorts): Promise<void> {
  setTimeout(() => server.closeAllConnections(), stopWithinMs / 2).unref();
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  await new Promise((resolve) => server.close(resolve));
  await opened.close();
  process.exit(0);
}
