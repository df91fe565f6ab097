import { spawn, type ChildProcess } from 'node:child_process';
import { argon2Sync, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { aesGcmBox } from '../../portal-demo/adapters/aes-gcm-box.ts';
import { sealBinding } from '../../portal-demo/otp/profile.ts';
import { stepAt, totp } from '../../shared/otp/totp.ts';
import { startServer } from '../portal/postgres-process.ts';
import { repeat, timed, type Figure } from './figure.ts';

const program = fileURLToPath(new URL('../../.output/portal/main.js', import.meta.url));
const key = new Uint8Array(32).fill(7);
const otpKey = `k1:${Buffer.from(key).toString('base64')}`;
const secret = new Uint8Array(20).fill(3);
const profile = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const password = 'bench password';
const logins = 150;
const atOnce = 12;

interface Portal {
  readonly url: string;
  readonly child: ChildProcess;
  readonly readyMs: number;
  residentMb(): number;
  stop(): Promise<void>;
}

async function startPortal(environment: Record<string, string>): Promise<Portal> {
  const began = performance.now();
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], PORT: '0', OTP_KEY: otpKey, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /^Portal ready at (http:\/\/\S+) /.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`The portal ended with ${code}.`)));
  });
  return {
    url,
    child,
    readyMs: performance.now() - began,
    residentMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** A hash that costs nothing: how long argon2 takes is a choice, not the portal's speed. */
function cheapHash(): string {
  const salt = Buffer.alloc(16, 1);
  const hash = argon2Sync('argon2id', {
    message: password,
    nonce: salt,
    tagLength: 32,
    memory: 8,
    passes: 1,
    parallelism: 1,
  });
  const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=8,t=1,p=1$${text(salt)}$${text(hash)}`;
}

/** Customers with OTP, each good for one login in this time step. */
async function addCustomers(database: Client, count: number): Promise<string[]> {
  const box = aesGcmBox({ current: 'k1', keys: new Map([['k1', key]]) });
  const hash = cheapHash();
  const added: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const [id, customerId] = [randomUUID(), randomUUID()];
    const login = `${customerId}@customer.example`;
    const { sealed, keyId } = box.seal(secret, sealBinding({ id, customerId }));
    await database.query(
      `with c as (insert into customers (id, login, password_hash, name, email, email_verified_at, phone, created_at)
         values ($1, $2, $3, 'Bench', $2, now(), '+420 700 000 001', now()) returning id)
       insert into otp_keys (customer_id, id, sealed_secret, sealing_key_id, algorithm, digits, period_seconds, last_used_step, activated_at)
       select c.id, $4, $5, $6, 'SHA1', 6, 30, 0, now() from c`,
      [customerId, login, hash, id, sealed, keyId],
    );
    added.push(login);
  }
  return added;
}

/** Logs in as a browser without JavaScript does: password, code, first page. */
async function logIn(url: string, login: string): Promise<void> {
  let cookies: readonly string[] = [];
  const send = async (path: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      headers: { cookie: cookies.join('; '), origin: url },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1).join(''));
    const names = new Set(set.map((cookie) => cookie.split('=', 1).join('')));
    cookies = [...cookies.filter((cookie) => !names.has(cookie.split('=', 1).join(''))), ...set];
    return answer;
  };
  const csrfIn = async (answer: Response): Promise<string> =>
    /name="csrf" value="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  await send('/login', { csrf: await csrfIn(await send('/login')), login, password });
  const csrf = await csrfIn(await send('/login/otp'));
  const code = totp(secret, stepAt(Date.now(), profile.periodSeconds), profile);
  const answer = await send('/login/otp', { csrf, code });
  const page = await send(answer.headers.get('location') ?? '/login');
  if (page.status !== 200 || answer.status !== 303)
    throw new Error(`The login failed: ${answer.status}, ${page.status}.`);
}

/** Logins per second over these portals, `atOnce` side by side. */
async function throughput(portals: readonly Portal[], customers: readonly string[]): Promise<number> {
  const waiting = [...customers.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const portal = portals[next[0] % portals.length];
      if (portal !== undefined) await logIn(portal.url, next[1]);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: atOnce }, lane)));
  return (customers.length / ms) * 1000;
}

async function measureEmbedded(folder: string): Promise<Figure[]> {
  const residentMb: number[] = [];
  const readyMs = async (name: string): Promise<number> => {
    const portal = await startPortal({ DATA_DIR: join(folder, name) });
    residentMb.push(portal.residentMb());
    await portal.stop();
    return portal.readyMs;
  };
  let fresh = 0;
  const created = await repeat(3, () => readyMs(`new-${(fresh += 1)}`));
  const reopened = await repeat(3, () => readyMs('new-1'));
  return [
    { what: 'ready, embedded, new database', unit: 'ms', values: created, note: 'at most 3 000' },
    { what: 'ready, embedded', unit: 'ms', values: reopened, note: 'at most 1 500' },
    { what: 'resident, embedded', unit: 'MB', values: residentMb, note: 'at most 400' },
  ];
}

async function measurePostgres(folder: string, databaseUrl: string): Promise<Figure[]> {
  const environment = { DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'keys'), DEMO: 'off' };
  const one = await startPortal(environment);
  const two = await startPortal(environment);
  const database = new Client(databaseUrl);
  await database.connect();
  try {
    for (const login of await addCustomers(database, 30)) await logIn(one.url, login); // warm
    for (const login of await addCustomers(database, 30)) await logIn(two.url, login);
    const loginMs: number[] = [];
    for (const login of await addCustomers(database, logins))
      loginMs.push(await timed(() => logIn(one.url, login)));
    const p95 = loginMs.toSorted((a, b) => a - b)[Math.floor(logins * 0.95)] ?? 0;
    const residentMb = [one.residentMb(), two.residentMb()];
    const alone = await throughput([one], await addCustomers(database, logins));
    const both = await throughput([one, two], await addCustomers(database, logins));
    return [
      { what: 'ready, PostgreSQL', unit: 'ms', values: [one.readyMs, two.readyMs] },
      { what: 'resident, PostgreSQL', unit: 'MB', values: residentMb, note: 'at most 150' },
      {
        what: 'login with a code: five requests, no argon2',
        unit: 'ms',
        values: loginMs,
        note: `p95 ${p95.toFixed(1)}, at most 10`,
      },
      {
        what: 'a login of many, one process',
        unit: 'ms',
        values: [1000 / alone],
      },
      {
        what: 'a login of many, two processes',
        unit: 'ms',
        values: [1000 / both],
        note: `${(both / alone).toFixed(2)} × as many, at least 1.6 where there are cores for them`,
      },
    ];
  } finally {
    await database.end();
    await Promise.all([one.stop(), two.stop()]);
  }
}

/** The built portal as a process: how soon it serves, what it weighs, how fast people get in. */
export async function measurePortal(): Promise<readonly Figure[]> {
  if (!existsSync(program)) throw new Error('The portal is not built: npm run build.');
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
  const server = await startServer();
  try {
    return [...(await measureEmbedded(folder)), ...(await measurePostgres(folder, `${server.url}/postgres`))];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
