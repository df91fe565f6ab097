import { expect, test } from 'vitest';
import { plural } from '../../../shared/i18n/plural.ts';

const czech = { one: '# kód', few: '# kódy', many: '# kódu', other: '# kódů' };

test.each([
  [0, '0 kódů'],
  [1, '1 kód'],
  [2, '2 kódy'],
  [4, '4 kódy'],
  [5, '5 kódů'],
  [22, '22 kódů'],
  [1.5, '1,5 kódu'],
])('Czech counts %d as "%s"', (count, text) => {
  expect(plural('cs', count, czech)).toBe(text);
});

test.each([
  [0, '0 codes'],
  [1, '1 code'],
  [2, '2 codes'],
  [12_345, '12,345 codes'],
])('English counts %d as "%s"', (count, text) => {
  expect(plural('en', count, { one: '# code', other: '# codes' })).toBe(text);
});

test('a form the language has and the text lacks falls back to the general one', () => {
  expect(plural('cs', 3, { one: '# kód', other: '# kódů' })).toBe('3 kódů');
});
