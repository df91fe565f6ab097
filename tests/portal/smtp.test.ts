import { createServer, type AddressInfo, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailHtml } from '../../portal-demo/adapters/mail-html.ts';
import { smtpMail } from '../../portal-demo/adapters/smtp-mail.ts';
import { deliverDue } from '../../portal-demo/mail/outbox.ts';
import { password, PortalUnderTest, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
const from = 'no-reply@portal.example';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Received {
  readonly recipients: readonly string[];
  readonly raw: string;
}

/** A real mail server on this machine; `refuse` is what it answers to the message, if anything. */
async function mailServer(
  refuse: () => number | undefined = () => undefined,
): Promise<{ url: URL; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const responseCode = refuse();
        if (responseCode !== undefined) {
          done(Object.assign(new Error('refused by the test'), { responseCode }));
          return;
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ recipients, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo; // a TCP server's address is never a string
  return { url: new URL(`smtp://127.0.0.1:${port}`), received };
}

/** The parts of a message, decoded from quoted-printable or base64. */
function partsOf(raw: string): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? expect.fail('not in parts');
  const parts: Record<string, string> = {};
  for (const part of raw.split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...content] = part.trim().split('\r\n\r\n');
    const type = /content-type: ([\w/]+)/i.exec(head)?.[1] ?? '';
    const encoding = /content-transfer-encoding: ([\w-]+)/i.exec(head)?.[1] ?? '7bit';
    parts[type] = decode(content.join('\r\n\r\n'), encoding);
  }
  return parts;
}

function decode(content: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString();
  if (encoding !== 'quoted-printable') return content;
  const bytes = content
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

const headersOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

describe('a mail through a real server', () => {
  it('is text and HTML, with its link in both, and says that a machine wrote it', async () => {
    const { url, received } = await mailServer();
    await smtpMail(url, from).send({
      to: 'jana@customer.example',
      subject: 'Přihlášení k vašemu účtu',
      body: 'Dobrý den, Jana,\n\nodkaz:\nhttps://portal.example/logout-all/abc\n\nLarkspur',
    });
    const [mail] = received;
    expect(mail?.recipients).toEqual(['jana@customer.example']);
    expect(headersOf(mail?.raw ?? '')).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(headersOf(mail?.raw ?? '')).toMatch(/^From: no-reply@portal\.example$/m);
    const parts = partsOf(mail?.raw ?? '');
    expect(parts['text/plain']).toContain('https://portal.example/logout-all/abc');
    expect(parts['text/html']).toContain(
      '<a href="https://portal.example/logout-all/abc">https://portal.example/logout-all/abc</a>',
    );
  });

  it('G13 no header can be added through subject or recipient', async () => {
    const { url, received } = await mailServer();
    const mail = smtpMail(url, from);
    await mail.send({
      to: 'jana@customer.example',
      subject: 'Hello\r\nBcc: thief@evil.example\r\n\r\nbody',
      body: 'x',
    });
    const hostile = [
      'jana@customer.example\r\nRCPT TO:<thief@evil.example>',
      'a@b.example, thief@evil.example',
    ];
    for (const to of hostile) await mail.send({ to, subject: 's', body: 'x' }).catch(() => undefined);
    for (const { recipients, raw } of received) {
      expect(recipients).not.toContain('thief@evil.example');
      expect(headersOf(raw)).not.toMatch(/^(bcc|cc):/im);
    }
    expect(received.length).toBeGreaterThan(0);
  });

  it('G13 a browser that calls itself HTML, and a name with line ends, stay text', async () => {
    const { url, received } = await mailServer();
    const portal = new PortalUnderTest(database(), { mail: smtpMail(url, from) });
    const name = 'Eve\r\nBcc: thief@evil.example\r\n\r\n<b>x</b>';
    const customer = await portal.addCustomer({ noticeFrequency: 'every', name });
    const browser = portal.newBrowser();
    const page = await browser.open('/login');
    const fields = { ...page.formFields('/login'), login: customer.login, password };
    const userAgent = '<img src=//evil.example/x onerror=alert(1)>';
    await browser.post('/login', new URLSearchParams(fields).toString(), { 'user-agent': userAgent });
    expect(received).toHaveLength(1);
    const raw = received[0]?.raw ?? '';
    expect(headersOf(raw)).not.toMatch(/thief/);
    const parts = partsOf(raw);
    expect(parts['text/plain']).toContain('Browser: <img');
    expect(parts['text/html']).toContain('&lt;img src=//evil.example/x');
    expect(parts['text/html']).not.toMatch(/<img|<b>/);
  });
});

describe('G15 a server that fails', () => {
  /** Waits for the link while the mail goes to `url`. */
  async function waitingOn(
    url: URL,
  ): Promise<{ portal: PortalUnderTest; complaint: string; sessions: number }> {
    const portal = new PortalUnderTest(database(), { mail: smtpMail(url, from) });
    const customer = await portal.addCustomer({ noticeFrequency: 'every', linkFrequency: 'every' });
    const browser = await portal.withPassword(customer);
    expect(browser.page?.title).toBe('Confirm the login by e-mail');
    return {
      portal,
      complaint: browser.page?.complaints ?? '',
      sessions: await portal.countOf('sessions', customer),
    };
  }

  async function rawServer(onClient: (server: Server) => Server): Promise<URL> {
    const server = onClient(createServer());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    stops.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
    return new URL(`smtp://127.0.0.1:${port}`);
  }

  it('451: the login waits and says so; the mail arrives once when the server is well again', async () => {
    let code: number | undefined = 451;
    const { url, received } = await mailServer(() => code);
    const { portal, complaint, sessions } = await waitingOn(url);
    expect(complaint).toContain('could not be sent yet');
    expect(sessions).toBe(0);
    code = undefined;
    await deliverDue(portal.ports);
    expect(received).toHaveLength(0); // not before its time
    portal.wait(31_000);
    await Promise.all([deliverDue(portal.ports), deliverDue(portal.ports), deliverDue(portal.ports)]);
    expect(received).toHaveLength(1);
    portal.wait(3_600_000);
    await deliverDue(portal.ports);
    expect(received).toHaveLength(1);
  });

  it('drops the connection', async () => {
    const url = await rawServer((server) => server.on('connection', (client) => client.destroy()));
    const { complaint, sessions } = await waitingOn(url);
    expect(complaint).toContain('could not be sent yet');
    expect(sessions).toBe(0);
  });

  it('is not there', async () => {
    const { complaint, sessions } = await waitingOn(new URL('smtp://127.0.0.1:9'));
    expect(complaint).toContain('could not be sent yet');
    expect(sessions).toBe(0);
  });

  it('never answers: the person does not wait for it', async () => {
    const url = await rawServer((server) =>
      server.on('connection', (client) => {
        client.on('error', () => undefined);
        setTimeout(() => client.destroy(), 8_000).unref();
      }),
    );
    const began = performance.now();
    const { complaint, sessions } = await waitingOn(url);
    expect(performance.now() - began).toBeLessThan(4_500);
    expect(complaint).toContain('could not be sent yet');
    expect(sessions).toBe(0);
  });
});

describe('the HTML of a mail', () => {
  it('links only a line that is one web address', () => {
    expect(mailHtml('s', 'see https://evil.example\n\njavascript:alert(1)')).not.toContain('<a ');
    expect(mailHtml('s', 'https://a.example/"><script>')).not.toMatch(/<script|"><s/);
    expect(mailHtml('<t>', 'a\nb\n\nc')).toContain(
      '<title>&lt;t&gt;</title></head><body><p>a<br>b</p><p>c</p></body>',
    );
  });
});
