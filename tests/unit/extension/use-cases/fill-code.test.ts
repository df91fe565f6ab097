import { beforeEach, describe, expect, it } from 'vitest';
import { addEntry } from '../../../../extension/use-cases/add-entry.ts';
import { createVault } from '../../../../extension/use-cases/create-vault.ts';
import { fillByShortcut } from '../../../../extension/use-cases/fill-by-shortcut.ts';
import { fillCode } from '../../../../extension/use-cases/fill-code.ts';
import { followActivation } from '../../../../extension/use-cases/follow-activation.ts';
import { settleActivation } from '../../../../extension/use-cases/settle-activation.ts';
import { lockVault } from '../../../../extension/use-cases/lock-vault.ts';
import { lookAtPage, lookAtPictures } from '../../../../extension/use-cases/look-at-page.ts';
import { readVault } from '../../../../extension/use-cases/read-vault.ts';
import type { VisitedReading } from '../../../../extension/use-cases/ports.ts';
import type { Entry } from '../../../../extension/vault/entry.ts';
import { codeAt } from '../../../../shared/otp/code.ts';
import { formatOtpauthUri } from '../../../../shared/otp/otpauth-uri.ts';
import { key, origin, otherKey, password } from '../sample.ts';
import { standInPorts, type StandInPorts } from '../stand-ins.ts';

const tabId = 7;
const page: VisitedReading = {
  tabId,
  origin,
  uris: [],
  pictureCount: 0,
  hasCodeField: true,
  isDetour: false,
};
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
    expect((await fillCode(ports, { entryId: entry.id, origin, tabId })).ok).toBe(true);
    expect(ports.page.filled).toMatchObject([{ code: codeAt(key, tenSecondsLeftMs).code, origin }]);
  });

  it.each([
    'https://portal.example.evil.test',
    'http://portal.example',
    'https://portal.example:8443',
    'https://portaI.example',
    'null',
  ])('gives no code to %s', async (other) => {
    expect(await fillCode(ports, { entryId: entry.id, origin: other, tabId })).toEqual({
      ok: false,
      reason: 'not-bound',
    });
    expect(ports.page.filled).toEqual([]);
  });

  it('never fills a code with under 3 s left: it waits for the next', async () => {
    ports.nowMs = tenSecondsLeftMs + 7_500;
    await fillCode(ports, { entryId: entry.id, origin, tabId });
    expect(ports.page.filled).toMatchObject([{ code: codeAt(key, tenSecondsLeftMs + 10_000).code, origin }]);
  });

  it('does not fill one step’s code twice: it says so, or waits for the next where someone can see it wait', async () => {
    await fillCode(ports, { entryId: entry.id, origin, tabId });
    expect(await fillCode(ports, { entryId: entry.id, origin, tabId })).toEqual({
      ok: false,
      reason: 'already-used',
    });
    const waits: number[] = [];
    await fillCode(ports, { entryId: entry.id, origin, tabId, onWait: (untilMs) => waits.push(untilMs) });
    expect(waits).toEqual([tenSecondsLeftMs + 10_000]);
    expect(ports.page.filled.map(({ code }) => code)).toEqual([
      codeAt(key, tenSecondsLeftMs).code,
      codeAt(key, tenSecondsLeftMs + 10_000).code,
    ]);
  });

  it.each([
    ['the vault was locked', () => lockVault(ports), 'locked'],
    [
      'the entry was replaced',
      () => addEntry(ports, { key: otherKey, origin, replacesId: entry.id }),
      'not-bound',
    ],
  ])('gives no code when %s while it waited', async (_, meanwhile, reason) => {
    ports.nowMs = tenSecondsLeftMs + 8_000;
    const waitUntil = async (timeMs: number) => {
      await meanwhile();
      ports.nowMs = timeMs;
    };
    expect(await fillCode({ ...ports, waitUntil }, { entryId: entry.id, origin, tabId })).toEqual({
      ok: false,
      reason,
    });
    expect(ports.page.filled).toEqual([]);
  });

  it('that the page did not keep has been seen by the page: its step counts as used', async () => {
    ports.page.outcome = 'not-kept';
    const request = { entryId: entry.id, origin, tabId };
    expect(await fillCode(ports, request)).toEqual({ ok: false, reason: 'not-kept' });
    expect(await fillCode(ports, request)).toEqual({ ok: false, reason: 'already-used' });
  });

  it('by two windows at the same moment types one step’s code once', async () => {
    const request = { entryId: entry.id, origin, tabId };
    const results = await Promise.all([fillCode(ports, request), fillCode(ports, request)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(ports.page.filled).toHaveLength(1);
  });

  it('fills no older step’s code after the clock was set back', async () => {
    const request = { entryId: entry.id, origin, tabId };
    await fillCode(ports, request);
    ports.nowMs -= 60_000;
    expect(await fillCode(ports, request)).toEqual({ ok: false, reason: 'already-used' });
  });

  it.each(['no-field', 'field-in-use', 'other-site'] as const)(
    'that ends as %s leaves the step unused',
    async (outcome) => {
      ports.page.outcome = outcome;
      expect(await fillCode(ports, { entryId: entry.id, origin, tabId })).toEqual({
        ok: false,
        reason: outcome,
      });
      ports.page.outcome = 'filled';
      expect((await fillCode(ports, { entryId: entry.id, origin, tabId })).ok).toBe(true);
    },
  );

  it('moves an HOTP counter on in the vault before its code leaves it', async () => {
    const { issuer, secret, algorithm, digits } = otherKey;
    const hotpKey = { type: 'hotp', issuer, account: 'hotp', secret, algorithm, digits, counter: 5 } as const;
    const added = await addEntry(ports, { key: hotpKey, origin });
    if (!added.ok) throw new Error(added.reason);
    const request = { entryId: added.value.id, origin, tabId };
    ports.page.reading = { ...page, hasCodeField: false };
    expect(await fillCode(ports, request)).toEqual({ ok: false, reason: 'no-field' }); // and burns no counter
    ports.page.reading = page;
    await fillCode(ports, request);
    await fillCode(ports, request);
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
  const donePage = { ...page, hasCodeField: false };
  const sent = { tabId, origin };
  const fill = () => fillCode(ports, { entryId: entry.id, origin, tabId });
  const answer = async (
    reading: VisitedReading | undefined,
    from: { tabId: number; origin: string } = sent,
  ) => {
    ports.page.reading = reading;
    await followActivation({ ...ports, ...settled }, from);
  };

  it('stays pending until the form was sent', async () => {
    await fill();
    expect(ports.page.filled).toMatchObject([{ isActivation: true }]);
    ports.page.reading = donePage;
    await settleActivation(ports, await lookAtPage(ports));
    expect(await stateOf()).toEqual(['pending']);
  });

  it('is confirmed when the site answers with a page without key and code field', async () => {
    await fill();
    await answer(donePage);
    expect(await stateOf()).toEqual(['confirmed']);
  });

  it('is confirmed later where the answer could not be read at once (Firefox), in the same tab', async () => {
    await fill();
    await answer(undefined);
    ports.page.reading = { ...donePage, tabId: 8 };
    await settleActivation(ports, await lookAtPage(ports));
    expect(await stateOf()).toEqual(['pending']);
    ports.page.reading = donePage;
    await settleActivation(ports, await lookAtPage(ports));
    expect(await stateOf()).toEqual(['confirmed']);
  });

  it.each([
    ['the site shows a new key: the activation failed', { ...page, uris: [formatOtpauthUri(otherKey)] }],
    ['the site still shows the same key', { ...page, uris: [formatOtpauthUri(key)] }],
    ['the site still asks for a code', page],
    ['the site asks to log in, or shows an error', { ...donePage, isDetour: true }],
  ])('stays pending when %s, whatever page comes after', async (_, reading) => {
    await fill();
    await answer(reading);
    ports.page.reading = donePage;
    await settleActivation(ports, await lookAtPage(ports));
    expect(await stateOf()).toEqual(['pending']);
  });

  it.each([
    ['a picture that the background cannot decode may be a key', { ...donePage, pictureCount: 1 }],
    ['the tab is at another site now', { ...donePage, origin: 'https://other.example' }],
    ['the page cannot be read', undefined],
  ])('stays pending while %s', async (_, reading) => {
    await fill();
    await answer(reading);
    expect(await stateOf()).toEqual(['pending']);
  });

  it.each([
    ['another tab', { tabId: 8, origin }],
    ['another origin', { tabId, origin: 'https://evil.test' }],
  ])('takes no word from %s', async (_, from) => {
    await fill();
    await answer(donePage, from);
    expect(await stateOf()).toEqual(['pending']);
  });

  it('stays pending when the site answers after a quarter of an hour', async () => {
    await fill();
    ports.nowMs += 16 * 60_000;
    await answer(donePage);
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
    ports.page.shown = [picture, picture];
    ports.page.reading = { ...page, pictureCount: 2 };
    const decoded = [['https://example.com/app'], [formatOtpauthUri(key)]];
    const decodePicture = () => Promise.resolve(decoded.shift() ?? []);
    const sighting = await lookAtPage(ports);
    expect(sighting).toMatchObject({ keys: [], hasUnreadPictures: true });
    expect(await lookAtPictures({ ...ports, decodePicture }, sighting)).toMatchObject({
      keys: [key],
      faults: [],
      hasUnreadPictures: false,
    });
    ports.page.reading = { ...page, pictureCount: 2, uris: [formatOtpauthUri(otherKey)] };
    const decodeNothing = () => Promise.reject(new Error('no picture was to be decoded'));
    expect(
      await lookAtPictures({ ...ports, decodePicture: decodeNothing }, await lookAtPage(ports)),
    ).toMatchObject({ keys: [otherKey] });
  });

  it('of two spellings of one secret believes the one that says more about the settings', async () => {
    const full = { ...key, digits: 8, periodSeconds: 60 };
    const bare = formatOtpauthUri(key).replace(/&(algorithm|digits|period)=\w+/g, '');
    ports.page.reading = { ...page, uris: [formatOtpauthUri(full), bare] };
    expect(await lookAtPage(ports)).toMatchObject({ keys: [full] });
  });
});
