import jsQR from 'jsqr';
import { URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { parseOtpauthUri } from '../../shared/otp/otpauth-uri.ts';
import { decodeSecret } from '../../shared/otp/secret.ts';
import { PortalUnderTest, setUpPath, useDatabase } from './portal-under-test.ts';
import type { Page } from './test-browser.ts';

const database = useDatabase();

const secretOf = (page: Page): string => /[?&]secret=([^&]+)/.exec(page.keyLink)?.[1] ?? '';

it('A2 an offered key is SHA-1, six digits, 30 s and 160 bits', async () => {
  const { page } = await new PortalUnderTest(database()).atSetUp();
  const key = parseOtpauthUri(page.keyLink);
  expect(key).toMatchObject({
    ok: true,
    value: { type: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
  });
  expect(key.ok && key.value.secret.length).toBe(20);
});

it('A3 a thousand keys: no repeats, canonical Base32, bits in balance', async () => {
  const { browser, page } = await new PortalUnderTest(database()).atSetUp();
  const csrf = page.formFields(setUpPath)['csrf'] ?? '';
  const secrets = new Set<string>();
  let ones = 0;
  for (let count = 0; count < 1000; count += 1) {
    const secret = secretOf(
      await browser.post(setUpPath, new URLSearchParams({ csrf, password: '', code: '' }).toString()),
    );
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    secrets.add(secret);
    const bytes = decodeSecret(secret);
    for (const byte of bytes.ok ? bytes.value : []) ones += byte.toString(2).replaceAll('0', '').length;
  }
  expect(secrets.size).toBe(1000);
  const bits = 160_000;
  expect(Math.abs(ones - bits / 2)).toBeLessThan(4 * Math.sqrt(bits / 4));
});

describe('C10 the link is read alike by every client', () => {
  const accounts = [
    'with space@x.example',
    'a:b',
    'plus+tag@x.example',
    '100%@x.example',
    'a&b=c@x.example',
    'žluťoučký kůň',
    '🔑@x.example',
  ];
  it.each(accounts)('%s', async (account) => {
    const portal = new PortalUnderTest(database());
    const { page } = await portal.atSetUp(await portal.addCustomer({ login: account }));
    const link = page.keyLink;

    const ours = parseOtpauthUri(link);
    const library = URI.parse(link);
    const url = new URL(link);
    const label = decodeURIComponent(url.pathname.replace(/^\/+(totp\/)?/, ''));
    const readings = [
      ours.ok ? { issuer: ours.value.issuer, account: ours.value.account } : ours.reason,
      { issuer: library.issuer, account: library.label },
      { issuer: url.searchParams.get('issuer'), account: label.slice(label.indexOf(':') + 1) },
    ];
    const expected = { issuer: 'Larkspur Hosting', account };
    expect(readings).toEqual([expected, expected, expected]);
    expect(new Set([url.searchParams.get('secret'), library.secret.base32]).size).toBe(1);
  });
});

/** Draws the modules of our SVG, four pixels each, as a screen would. */
function draw(page: Page): { pixels: Uint8ClampedArray; side: number } {
  const scale = 4;
  const size = Number(/viewBox="0 0 (\d+) \1"[^>]*role="img"/.exec(page.text)?.[1]);
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of page.text.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; dy += 1) {
      const at = ((Number(y) * scale + dy) * side + Number(x) * scale) * 4;
      for (let i = 0; i < scale; i += 1) pixels.fill(0, at + i * 4, at + i * 4 + 3);
    }
  }
  return { pixels, side };
}

describe('C11 picture, text and link are the same key, made here', () => {
  it('the QR code holds the link, the text its secret', async () => {
    const { page } = await new PortalUnderTest(database()).atSetUp();
    const { pixels, side } = draw(page);
    expect(jsQR(pixels, side, side)?.data).toBe(page.keyLink);
    const text = page.document.querySelector('.key-text')?.textContent ?? '';
    expect(text).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(text.replaceAll(' ', '')).toBe(secretOf(page));
  });

  it('nothing on the page comes from elsewhere, and the browser is told so', async () => {
    const { page } = await new PortalUnderTest(database()).atSetUp();
    const targets = [...page.text.matchAll(/\b(?:src|href|action)="([^"]+)"/g)].map(
      ([, target]) => target ?? '',
    );
    expect(targets.filter((target) => !/^(\/(?!\/)|#|otpauth:)/.test(target))).toEqual([]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
