import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { smsGateway } from '../../portal-demo/adapters/sms-gateway.ts';
import { systemRandom } from '../../portal-demo/adapters/system.ts';
import { readConfig } from '../../portal-demo/config.ts';
import type { SmsSender } from '../../portal-demo/ports.ts';

const key = 'gateway secret';
const now = new Date('2026-03-02T10:00:07.900Z');
const message = { to: '+420 700 000 123', body: 'Váš kód je 123456' };

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A gateway on this machine that gives these answers one after another; `drop` hangs up without one. */
async function gateway(
  ...answers: readonly (number | 'drop')[]
): Promise<{ sender: SmsSender; received: Received[] }> {
  const received: Received[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const answer = answers[received.length] ?? 200;
      received.push({ headers: request.headers, body });
      if (answer === 'drop') request.socket.destroy();
      else response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  server = receiver;
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
  const { port } = receiver.address() as AddressInfo; // a TCP server's address is never a string
  const url = new URL(`http://127.0.0.1:${port}/messages`);
  return { sender: smsGateway({ url, key }, { now: () => now }, systemRandom), received };
}

it('a message is posted once, signed over time, idempotency key and body', async () => {
  const { sender, received } = await gateway();
  await sender.send(message);
  expect(received).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  expect(JSON.parse(body)).toEqual({ to: '+420700000123', text: message.body });
  expect(headers['x-timestamp']).toBe('1772445607');
  const signed = `1772445607.${String(headers['idempotency-key'])}.${body}`;
  expect(headers['x-signature']).toBe(`sha256=${createHmac('sha256', key).update(signed).digest('hex')}`);
});

it('a busy or broken gateway is asked again with the same idempotency key, so that nobody gets two messages', async () => {
  const { sender, received } = await gateway(503, 'drop', 200);
  await sender.send(message);
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

it('two messages have two idempotency keys', async () => {
  const { sender, received } = await gateway();
  await sender.send(message);
  await sender.send(message);
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
});

it('after three tries it fails, and the failure tells neither number nor text', async () => {
  const { sender, received } = await gateway(500, 429, 500);
  const failure = await sender.send(message).catch((error: unknown) => error);
  expect(received).toHaveLength(3);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure instanceof Error ? failure.stack : '')).not.toMatch(/700 ?000|123456/);
});

it.each([400, 401, 422])('an answer of %i is final: asked once', async (status) => {
  const { sender, received } = await gateway(status);
  await expect(sender.send(message)).rejects.toThrow(`answered ${status}`);
  expect(received).toHaveLength(1);
});

it('a redirect is not followed: the message stays with the configured gateway', async () => {
  const { sender, received } = await gateway(302, 302, 302);
  await expect(sender.send(message)).rejects.toThrow();
  expect(received.every(({ body }) => body !== '')).toBe(true);
});

describe('SMS_URL and SMS_KEY', () => {
  it('together they name a gateway', () => {
    const config = readConfig({ SMS_URL: 'https://sms.example/messages', SMS_KEY: key });
    expect(config.ok && config.value.smsGateway).toEqual({
      url: new URL('https://sms.example/messages'),
      key,
    });
  });

  it('without them text messages stay in the built-in phone', () => {
    const config = readConfig({});
    expect(config.ok && config.value.smsGateway).toBeUndefined();
  });

  it.each([
    [{ SMS_URL: 'https://sms.example/' }, 'SMS_KEY'],
    [{ SMS_KEY: key }, 'SMS_URL'],
    [{ SMS_URL: 'sms.example', SMS_KEY: key }, 'SMS_URL'],
    [{ SMS_URL: 'http://sms.example/', SMS_KEY: key }, 'https'],
  ])('%j is refused in one sentence', (environment, named) => {
    const config = readConfig(environment);
    expect(config.ok ? '' : config.reason).toContain(named);
  });
});
