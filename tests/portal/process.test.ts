import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Fob } from './fob.ts';
import { TestBrowser } from './test-browser.ts';

const root = new URL('../..', import.meta.url).pathname;
// Inside of the project, so that the bundle finds its packages.
const built = join(root, '.output/portal-under-test');

const fresh = mkdtempSync(join(tmpdir(), 'portal-fresh-'));
let folder = fresh;
const started: Running[] = [];

beforeAll(async () => {
  await build({
    configFile: join(root, 'portal-demo/vite.config.ts'),
    build: { outDir: built },
    logLevel: 'warn',
  });
  // The first start makes the database, which takes seconds; every test begins with a copy of it.
  const first = startPortal();
  await first.ready;
  first.child.kill('SIGTERM');
  await first.exited;
});
afterAll(() => {
  for (const path of [built, fresh]) rmSync(path, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-process-'));
  cpSync(fresh, folder, { recursive: true });
});
afterEach(async () => {
  for (const { child, exited } of started.splice(0)) {
    child.kill('SIGTERM');
    await exited;
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly ready: Promise<string>;
  readonly said: () => string;
  readonly complained: () => string;
}

/** The portal as `npm run portal` starts it, on the embedded database. */
function startPortal(environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(built, 'main.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /^Portal ready at (http:\/\/\S+) .*\n.+\n/.exec(out)?.[1];
      if (url !== undefined) resolve(url);
    });
    void exited.then((code) => reject(new Error(`exit code ${code}: ${err}`)));
  });
  ready.catch(() => undefined); // some tests wait for the exit only
  const running = { child, exited, ready, said: () => out, complained: () => err };
  started.push(running);
  return running;
}

const browserAt = (url: string): TestBrowser =>
  new TestBrowser((request) => fetch(request, { redirect: 'manual' }), url);

describe('the portal as a process, on the embedded database', () => {
  it('the whole path: log in, set OTP, log out, log in with a code, replay refused', async () => {
    const portal = startPortal();
    const url = await portal.ready;
    const [, , login = '', password = ''] = /\n(.*?)(\S+@\S+).* (\S+)\n/.exec(portal.said()) ?? [];
    const browser = browserAt(url);
    expect((await browser.open('/login')).text).toContain(login);
    await browser.submit('/login', { login, password });
    await browser.open('/account/security/otp');
    const firstLink = browser.page?.keyLink ?? '';
    await browser.submit('/account/security/otp', { password: 'wrong', code: '000000' });
    expect(browser.page?.keyLink).not.toBe(firstLink);
    const fob = Fob.fromLink(browser.page?.keyLink ?? '', () => new Date());
    const code = fob.code();
    await browser.submit('/account/security/otp', { password, code });
    expect(browser.page?.text).toContain('Two-factor authentication is active');
    await browser.submit('/logout', {});
    await browser.submit('/login', { login, password });
    await browser.submit('/login/otp', { code });
    expect(browser.page?.complaints).toContain('already used');
    await browser.submit('/login/otp', { code: fob.code(1) });
    expect(await browser.isLoggedIn()).toBe(true);
    expect((await browser.open('/inbox')).text).toContain('OTP key fob activated');
    expect(portal.complained()).toBe('');
  });

  it('a customer without a verified phone is told what is missing', async () => {
    const browser = browserAt(await startPortal().ready);
    await browser.submit('/login', { login: 'new@customer.example', password: 'lark-demo-2468' });
    expect((await browser.open('/account/security/otp')).text).toContain(
      'Your mobile number is not verified.',
    );
  });

  it('N4 and B4: failed attempts, used codes and sessions survive a restart', async () => {
    const first = startPortal();
    const port = new URL(await first.ready).port;
    const browser = browserAt(`http://localhost:${port}`);
    const credentials = { login: 'demo@customer.example', password: 'lark-demo-2468' };
    await browser.submit('/login', credentials);
    await browser.open('/account/security/otp');
    const fob = Fob.fromLink(browser.page?.keyLink ?? '', () => new Date());
    const code = fob.code();
    await browser.submit('/account/security/otp', { password: credentials.password, code });
    const thief = browserAt(`http://localhost:${port}`);
    await thief.submit('/login', credentials);
    for (let sent = 0; sent < 3; sent += 1) await thief.submit('/login/otp', { code: fob.wrongCode() });
    first.child.kill('SIGTERM');
    await first.exited;

    await startPortal({ PORT: port }).ready;
    expect(await browser.isLoggedIn()).toBe(true);
    await thief.submit('/login/otp', { code });
    expect(thief.page?.complaints).toContain('already used');
    await thief.submit('/login/otp', { code: fob.wrongCode() });
    expect(thief.page?.status).toBe(429);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s: closes everything and ends with 0 within two seconds',
    async (signal) => {
      const portal = startPortal();
      const url = new URL(await portal.ready);
      const held = connect(Number(url.port), '127.0.0.1'); // a client that sends nothing must not hold it up
      await new Promise((resolve) => held.on('connect', resolve));
      held.on('error', () => undefined);
      const began = performance.now();
      portal.child.kill(signal);
      expect(await portal.exited).toBe(0);
      expect(performance.now() - began).toBeLessThan(2_000);
      held.destroy();
      expect(portal.complained()).toBe('');
    },
  );

  it('a portal that was killed leaves nothing that keeps the next one from starting', async () => {
    const first = startPortal();
    await first.ready;
    first.child.kill('SIGKILL');
    await first.exited;
    expect(await startPortal().ready).toMatch(/^http/);
  });

  it('prints two lines, keeps the key file for its owner only, and answers health checks under any name', async () => {
    const portal = startPortal();
    const url = new URL(await portal.ready);
    expect(portal.said()).toMatch(
      /^Portal ready at http:\/\/localhost:\d+ .*\nLog in as demo@customer\.example .* lark-demo-2468\n$/,
    );
    expect(statSync(join(folder, 'otp-key')).mode & 0o777).toBe(0o600);
    for (const path of ['/healthz', '/readyz'])
      expect((await fetch(`http://127.0.0.1:${url.port}${path}`)).status).toBe(200);
  });

  it('K6 a body that comes too slowly is cut off', async () => {
    const url = new URL(await startPortal().ready);
    const client = connect(Number(url.port), '127.0.0.1');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      client.on('data', (chunk: Buffer) => (text += chunk.toString()));
      client.on('close', () => resolve(text));
      client.on('error', () => undefined);
      client.write(
        `POST /login HTTP/1.1\r\nHost: localhost:${url.port}\r\nOrigin: ${url.origin}\r\n` +
          'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na=1',
      );
    });
    expect(answer).not.toContain('HTTP/1.1 2');
  });
});

describe('what can go wrong at start is told in a sentence, with exit code 1', () => {
  const fails = async (portal: Running): Promise<string> => {
    expect(await portal.exited).toBe(1);
    expect(portal.said()).toBe('');
    expect(portal.complained()).not.toMatch(/\n\s+at /);
    return portal.complained();
  };

  it('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo; // a TCP server's address is never a string
    expect(await fails(startPortal({ PORT: String(port) }))).toContain(`Port ${port} on 127.0.0.1 is taken`);
    other.close();
  });

  it('a wrong setting', async () => {
    expect(await fails(startPortal({ PORT: 'eighty' }))).toContain('PORT is "eighty"');
  });

  it('a data folder that another portal uses', async () => {
    const first = startPortal();
    await first.ready;
    expect(await fails(startPortal())).toContain('in use by another portal');
  });

  it('a database that is not there', async () => {
    expect(await fails(startPortal({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }))).toContain(
      'DATABASE_URL',
    );
  });

  it('a damaged key file', async () => {
    writeFileSync(join(folder, 'otp-key'), 'damaged');
    expect(await fails(startPortal())).toContain('otp-key');
  });

  it('N3 a key file that is lost while secrets are sealed under it: nothing is overwritten', async () => {
    const first = startPortal();
    const url = await first.ready;
    const browser = browserAt(url);
    await browser.submit('/login', { login: 'demo@customer.example', password: 'lark-demo-2468' });
    await browser.open('/account/security/otp');
    const fob = Fob.fromLink(browser.page?.keyLink ?? '', () => new Date());
    await browser.submit('/account/security/otp', { password: 'lark-demo-2468', code: fob.code() });
    first.child.kill('SIGTERM');
    await first.exited;
    rmSync(join(folder, 'otp-key'));
    expect(await fails(startPortal())).toContain('sealed under the key');
  });
});
