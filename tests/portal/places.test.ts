import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentationPlaces, placesFromFile } from '../../portal-demo/adapters/places.ts';
import { mmdbFile } from './mmdb-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'portal-places-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, content: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('places by a database of the operator', () => {
  const path = written('places.mmdb', mmdbFile('198.18.0.0', 15, { country: 'CZ', city: 'Telč' }));

  it.each([
    ['198.18.0.1', { country: 'CZ', city: 'Telč' }],
    ['198.19.255.255', { country: 'CZ', city: 'Telč' }],
    ['198.20.0.0', undefined],
    ['8.8.8.8', undefined],
    ['2001:db8::1', undefined],
    ['', undefined],
    ['<img>', undefined],
  ])('%s', (address, place) => {
    const places = placesFromFile(path);
    expect(places.ok && places.value.placeOf(address)).toEqual(place);
  });

  it.each([
    ['no such file', join(folder, 'missing.mmdb')],
    ['another kind of file', written('text.mmdb', Buffer.from('hello'))],
  ])('%s: a sentence that names GEO_DB', (_, wrong) => {
    const places = placesFromFile(wrong);
    expect(!places.ok && places.reason).toMatch(/GEO_DB can't be read \(.+\)\. Set it/);
  });
});

describe('without one, the addresses of examples have places', () => {
  it.each([
    ['192.0.2.1', 'Brno'],
    ['2001:db8:ffff::1', 'Olomouc'],
    ['127.0.0.1', undefined],
    ['192.0.3.1', undefined],
    ['', undefined],
  ])('%s: %s', (address, city) => {
    expect(documentationPlaces().placeOf(address)?.city).toBe(city);
  });
});
