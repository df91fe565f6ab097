import { beforeEach, describe, expect, it } from 'vitest';
import { addEntry } from '../../../../extension/use-cases/add-entry.ts';
import { createVault } from '../../../../extension/use-cases/create-vault.ts';
import { fillByShortcut } from '../../../../extension/use-cases/fill-by-shortcut.ts';
import { fillCode } from '../../../../extension/use-cases/fill-code.ts';
import { followActivation } from '../../../../extension/use-cases/follow-activation.ts';
import { lockVault } from '../../../../extension/use-cases/lock-vault.ts';
import { lookAtPage } from '../../../../extension/use-cases/look-at-page.ts';
import { readVault } from '../../../../extension/use-cases/read-vault.ts';
import type { VisitedReading } from '../../../../extension/use-cases/ports.ts';
import type { Entry } from '../../../../extension/vault/entry.ts';
import { codeAt } from '../../../../shared/otp/code.ts';
import { formatOtpauthUri } from '../../../../shared/otp/otpauth-uri.ts';
import { key, origin, otherKey, password } from '../sample.ts';
import { standInPorts, type StandInPorts } from '../stand-ins.ts';

const tabId = 7;
const page: VisitedReading = { tabId, origin, uris: [], pictures: [], hasCodeField: true };
/** 30 s steps begin at multiples of this clock's seconds: 20 s in, 10 s left. */
const tenSecondsLeftMs = 1_700_000_000_000;

let ports: StandInPorts;
let entry: Entry;

beforeEach(async () => {
  ports = standInPorts();
  ports.nowMs = tenSecondsLeftMs;
  ports.page.reading = page;
  await createVault(ports, password);
  const added = await addEntry(ports, { key, origin });
  if (!added.ok) throw new Error(added.reason);
  entry = added.value;
});

const stateOf = async () => {
  const vault = await readVault(ports);
  return vault.kind === 'unlocked' ? vault.contents.entries.map(({ state }) => state) : vault.kind;
};

describe('filling', () => {
  it('types the code of now into the bound site', async () => {
    expect((await fillCode(ports, { entry, origin, tabId })).ok).toBe(true);
    expect(ports.page.filled).toEqual([{ code: codeAt(key, tenSecondsLeftMs).code, origin }]);
  });

  it.each([
    'https://portal.example.evil.test',
    'http://portal.example',
    'https://portal.example:8443',
    'https://portaI.example',
    'null',
  ])('gives no code to %s', async (other) => {
    expect(await fillCode(ports, { entry, origin: other, tabId })).toEqual({
      ok: false,
      reason: 'not-bound',
    });
    expect(ports.page.filled).toEqual([]);
  });

  it('never fills a code with under 3 s left: it waits for the next', async () => {
    ports.nowMs = tenSecondsLeftMs + 7_500;
    await fillCode(ports, { entry, origin, tabId });
    expect(ports.page.filled).toEqual([{ code: codeAt(key, tenSecondsLeftMs + 10_000).code, origin }]);
  });

  it('does not fill one step’s code twice: it says so, or waits for the next where someone can see it wait', async () => {
    await fillCode(ports, { entry, origin, tabId });
    expect(await fillCode(ports, { entry, origin, tabId })).toEqual({ ok: false, reason: 'already-used' });
    const waits: number[] = [];
    await fillCode(ports, { entry, origin, tabId, onWait: (untilMs) => waits.push(untilMs) });
    expect(waits).toEqual([tenSecondsLeftMs + 10_000]);
    expect(ports.page.filled.map(({ code }) => code)).toEqual([
      codeAt(key, tenSecondsLeftMs).code,
      codeAt(key, tenSecondsLeftMs + 10_000).code,
    ]);
  });

  it.each(['no-field', 'not-kept', 'field-in-use', 'other-site'] as const)(
    'that ends as %s leaves the step unused',
    async (outcome) => {
      ports.page.outcome = outcome;
      expect(await fillCode(ports, { entry, origin, tabId })).toEqual({
        ok: false,
        reason: outcome,
      });
      ports.page.outcome = 'filled';
      expect((await fillCode(ports, { entry, origin, tabId })).ok).toBe(true);
    },
  );

  it('moves an HOTP counter on in the vault before its code leaves it', async () => {
    const { issuer, secret, algorithm, digits } = otherKey;
    const hotpKey = { type: 'hotp', issuer, account: 'hotp', secret, algorithm, digits, counter: 5 } as const;
    const added = await addEntry(ports, { key: hotpKey, origin });
    if (!added.ok) throw new Error(added.reason);
    await fillCode(ports, { entry: added.value, origin, tabId });
    await fillCode(ports, { entry: added.value, origin, tabId });
    expect(ports.page.filled.map(({ code }) => code)).toEqual(
      [5, 6].map((counter) => codeAt({ ...hotpKey, counter }, 0).code),
    );
  });
});

describe('the shortcut', () => {
  it('fills the one account of this site', async () => {
    expect((await fillByShortcut(ports)).ok).toBe(true);
    expect(ports.page.filled).toHaveLength(1);
  });

  it.each([
    ['locked', () => lockVault(ports)],
    ['on a page no extension may touch', () => void (ports.page.reading = undefined)],
    ['on another site', () => void (ports.page.reading = { ...page, origin: 'https://other.example' })],
    [
      'with two accounts on the site',
      () => addEntry(ports, { key: { ...otherKey, account: 'bob' }, origin }),
    ],
  ])('asks the person when %s', async (_, arrange) => {
    await arrange();
    expect(await fillByShortcut(ports)).toEqual({ ok: false, reason: 'needs-person' });
    expect(ports.page.filled).toEqual([]);
  });
});

describe('activation', () => {
  const settled = { pageSettled: () => Promise.resolve() };
  const setUpPage = { ...page, uris: [formatOtpauthUri(key)] };
  const donePage = { ...page, hasCodeField: false };
  const sent = { tabId, origin };

  it('stays pending until the form was sent', async () => {
    await fillCode(ports, { entry, origin, tabId });
    expect(ports.page.watched).toBe(1);
    expect(await stateOf()).toEqual(['pending']);
  });

  it('is confirmed when the site answers with a page without key and code field', async () => {
    await fillCode(ports, { entry, origin, tabId });
    ports.page.reading = donePage;
    await followActivation({ ...ports, ...settled }, sent);
    expect(await stateOf()).toEqual(['confirmed']);
  });

  it.each([
    ['the site shows a new key: the activation failed', { ...page, uris: [formatOtpauthUri(otherKey)] }],
    ['the site still shows the same key', setUpPage],
    ['the site still asks for a code', page],
    [
      'a picture that the background cannot decode may be a key',
      { ...donePage, pictures: [{ dataUrl: 'data:image/png;base64,', width: 200, height: 200 }] },
    ],
    ['the tab is at another site now', { ...donePage, origin: 'https://other.example' }],
    ['the page cannot be read', undefined],
  ])('stays pending when %s', async (_, reading) => {
    await fillCode(ports, { entry, origin, tabId });
    ports.page.reading = reading;
    await followActivation({ ...ports, ...settled }, sent);
    expect(await stateOf()).toEqual(['pending']);
  });

  it('after a refusal, a page without a key confirms nothing any more', async () => {
    await fillCode(ports, { entry, origin, tabId });
    ports.page.reading = { ...page, uris: [formatOtpauthUri(otherKey)] };
    await followActivation({ ...ports, ...settled }, sent);
    ports.page.reading = donePage;
    await followActivation({ ...ports, ...settled }, sent);
    expect(await stateOf()).toEqual(['pending']);
  });

  it.each([
    ['another tab', { tabId: 8, origin }],
    ['another origin', { tabId, origin: 'https://evil.test' }],
  ])('takes no word from %s', async (_, from) => {
    await fillCode(ports, { entry, origin, tabId });
    ports.page.reading = donePage;
    await followActivation({ ...ports, ...settled }, from);
    expect(await stateOf()).toEqual(['pending']);
  });
});

describe('looking at a page', () => {
  it('takes each secret once and says why a bad key is no good', async () => {
    const uris = [formatOtpauthUri(key), formatOtpauthUri(key), 'otpauth://totp/x?secret=!'];
    ports.page.reading = { ...page, uris };
    expect(await lookAtPage(ports)).toMatchObject({ keys: [key], faults: [{}] });
  });

  it('decodes pictures only when the text gave no key, and ignores QR codes that are not keys', async () => {
    const picture = { dataUrl: 'data:image/png;base64,', width: 200, height: 200 };
    ports.page.reading = { ...page, pictures: [picture, picture] };
    const decoded = [['https://example.com/app'], [formatOtpauthUri(key)]];
    const sighting = await lookAtPage({
      ...ports,
      decodePicture: () => Promise.resolve(decoded.shift() ?? []),
    });
    expect(sighting).toMatchObject({ keys: [key], faults: [] });
  });
});
