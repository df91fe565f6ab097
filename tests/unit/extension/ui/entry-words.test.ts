import { describe, expect, it } from 'vitest';
import {
  groupedCode,
  matchesQuery,
  siteName,
  unusualSettings,
} from '../../../../extension/ui/entry-words.ts';
import { en } from '../../../../extension/locales/en.ts';
import { entry, key } from '../sample.ts';

describe('words about an entry', () => {
  it.each([
    ['123456', '123 456'],
    ['1234567', '123 456 7'],
    ['12345678', '1234 5678'],
    ['FR8RV', 'FR8 RV'],
    ['1234', '123 4'],
  ])('groups %s as %s', (code, grouped) => {
    expect(groupedCode(code)).toBe(grouped);
  });

  it('names a site by its host, and its scheme only when that is unusual', () => {
    expect(siteName('https://portal.example')).toBe('portal.example');
    expect(siteName('http://localhost:8080')).toBe('http://localhost:8080');
  });

  it.each([
    ['zlutoucky', true],
    ['ŽLUŤOUČKÝ portal.EXAMPLE', true],
    ['kun ada', true],
    ['', true],
    ['kun eva', false],
  ])('search for “%s”: %s', (query, isFound) => {
    const { account } = key;
    const named = { ...entry, key: { ...key, issuer: 'Žluťoučký kůň', account } };
    expect(matchesQuery(named, query)).toBe(isFound);
  });

  it('mentions settings only when they are not the usual ones', () => {
    expect(unusualSettings(key, en)).toBeUndefined();
    expect(unusualSettings({ ...key, digits: 8 }, en)).toContain('8 digits');
    expect(unusualSettings({ ...key, algorithm: 'SHA256' }, en)).toContain('SHA256');
  });
});
