import { describe, expect, it } from 'vitest';
import { cs } from '../../portal-demo/locales/cs.ts';
import { en } from '../../portal-demo/locales/en.ts';
import { fromAcceptLanguage } from '../../portal-demo/web/language.ts';
import { PortalUnderTest, useDatabase } from './portal-under-test.ts';

const database = useDatabase();

describe('the language of a page', () => {
  it.each([
    ['', 'en'],
    ['cs', 'cs'],
    ['cs-CZ,cs;q=0.9,en;q=0.8', 'cs'],
    ['en;q=0.5, cs;q=0.7', 'cs'],
    ['cs;q=0.5, en', 'en'],
    ['de, fr;q=0.9, cs;q=0.1', 'cs'],
    ['cs;q=0, de', 'en'],
    ['*', 'en'],
    ['CS-cz', 'cs'],
    [';;;,,q=,cs;q=x', 'cs'],
  ])('Accept-Language %j gives %s', (header, language) => {
    expect(fromAcceptLanguage(header)).toBe(language);
  });

  it('the switch wins over the browser, and is remembered', async () => {
    const browser = new PortalUnderTest(database()).newBrowser();
    const english = { 'accept-language': 'en' };
    expect((await browser.open('/login', english)).document.documentElement.lang).toBe('en');
    const switched = await browser.open('/login?language=cs', english);
    expect(switched.title).toBe('Přihlášení');
    expect(switched.document.documentElement.lang).toBe('cs');
    expect((await browser.open('/login', english)).title).toBe('Přihlášení');
  });

  it('an unknown language changes nothing', async () => {
    const browser = new PortalUnderTest(database()).newBrowser();
    expect((await browser.open('/login?language=<x>', { 'accept-language': 'cs' })).title).toBe('Přihlášení');
  });

  it('every page offers the switch', async () => {
    const portal = new PortalUnderTest(database());
    const browser = await portal.withPassword(await portal.addCustomer());
    for (const path of ['/account/security', '/inbox', '/nowhere']) {
      const page = await browser.open(path);
      expect(page.text).toContain(`href="${path}?language=cs"`);
    }
  });
});

it('no text is empty, and no Czech text was left in English', () => {
  const same = new Set(['E-mail', 'OTP']);
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  const compare = (english: unknown, czech: unknown, path: string): void => {
    if (typeof english === 'string') {
      expect(czech, path).toMatch(/\S/);
      if (!same.has(english)) expect(czech, path).not.toBe(english);
    } else if (isRecord(english) && isRecord(czech)) {
      for (const [key, value] of Object.entries(english)) compare(value, czech[key], `${path}.${key}`);
    }
  };
  compare(en, cs, 'texts');
});

it.each([
  [1, '1 sekundu'],
  [2, '2 sekundy'],
  [5, '5 sekund'],
  [60, '1 minutu'],
  [61, '2 minuty'],
  [300, '5 minut'],
])('Czech says %i seconds as %s', (waitSeconds, said) => {
  expect(cs.codeRefusal.locked(waitSeconds)).toBe(
    `Příliš mnoho špatných kódů. Znovu to můžete zkusit za ${said}.`,
  );
});
