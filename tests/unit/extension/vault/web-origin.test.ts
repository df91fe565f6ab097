import { expect, it } from 'vitest';
import { webOrigin } from '../../../../extension/vault/web-origin.ts';

it.each([
  'https://example.com',
  'http://localhost:8080',
  'https://xn--hkyrky-ptac70bc.example',
  'http://[::1]:3000',
])('%s is the origin of a web page', (origin) => {
  expect(webOrigin(origin)).toBe(origin);
});

it.each([
  'null',
  '',
  'file://',
  'https://example.com/',
  'https://example.com/a',
  'https://EXAMPLE.com',
  'https://example.com:443',
  'https://user@example.com',
  'data:text/html,x',
  'moz-extension://a',
  'example.com',
  42,
])('%s is not', (origin) => {
  expect(webOrigin(origin)).toBeUndefined();
});
