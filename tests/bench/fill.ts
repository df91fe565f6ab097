import type { CDPSession, Page } from 'playwright';
import { renderSVG } from 'uqr';
import {
  attach,
  evaluateText,
  listTargets,
  waitForTarget,
  type Target,
} from '../e2e/browsers/chromium-devtools.ts';
import { pollUntil } from '../e2e/browsers/surface.ts';
import { startSite, type Site } from '../e2e/site.ts';
import { startChromium, store, type BenchChromium } from './chromium.ts';
import { repeat, type Figure } from './figure.ts';
import { contentsOf, storedFobWith, type StoredFob } from './seed.ts';

const runs = 9;
/** The script in the page still looks whether the code was kept: leaving the page now would be a failed fill. */
const afterFillMs = 300;
const uri = 'otpauth://totp/Company:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Company';
const pages = {
  '/login': '<!doctype html><title>Log in</title><label>Code <input autocomplete="one-time-code"></label>',
  '/set-up': `<!doctype html><title>Set up</title>${renderSVG(uri, { pixelSize: 5 }).replace('<svg', '<svg width="220" height="220"')}`,
};

/** A person's two gestures, each to what they came for: the code in the field, the key of the page on a card. */
export async function measureFill(build: string): Promise<readonly Figure[]> {
  const site = await startSite(pages);
  const chromium = await startChromium(build);
  try {
    const bench = await prepare(chromium, site);
    return [
      {
        what: 'shortcut to code in the field, background awake',
        unit: 'ms',
        values: await repeat(runs, () => fill(bench, true)),
      },
      {
        what: 'shortcut to code in the field, background stopped',
        unit: 'ms',
        values: await repeat(runs, () => fill(bench, false)),
      },
      {
        what: 'click on the icon to the card, one QR code on the page',
        unit: 'ms',
        values: await repeat(runs, () => capture(bench)),
      },
    ];
  } finally {
    await chromium.close();
    await site.close();
  }
}

interface FillBench {
  readonly chromium: BenchChromium;
  readonly site: Site;
  /** An extension page in the background, to call the extension's APIs from. */
  readonly quietPage: Page;
  /** The tab the person looks at. */
  readonly tab: Page;
  readonly fob: StoredFob;
}

async function prepare(chromium: BenchChromium, site: Site): Promise<FillBench> {
  const quietPage = await chromium.openQuietPage();
  const tab = await chromium.context.newPage();
  const [first, ...others] = contentsOf(10).entries;
  if (first?.key.type !== 'totp') throw new Error('The seed has no key to fill');
  // Of one day, so that no run has to wait for the next code.
  const bound = { ...first, origins: [site.url], key: { ...first.key, periodSeconds: 86_400 } };
  const fob = await storedFobWith({ entries: [bound, ...others], bin: [] });
  return { chromium, site, quietPage, tab, fob };
}

/** Milliseconds since 1970, finer than `Date.now()`; the same clock in Node and in the browser's processes. */
const nowMs = (): number => performance.timeOrigin + performance.now();

async function fill(bench: FillBench, isAwake: boolean): Promise<number> {
  await openLogin(bench);
  await (isAwake ? startBackground(bench) : stopBackground(bench.chromium));
  const [filledMs, pressedMs] = await Promise.all([codeInField(bench.tab), pressShortcut(bench, isAwake)]);
  await bench.tab.waitForTimeout(afterFillMs);
  return filledMs - pressedMs;
}

/** Gives the moment; with a stopped background that of its start, which the browser makes for the keys. */
async function pressShortcut(bench: FillBench, isAwake: boolean): Promise<number> {
  const wokenMs = nowMs();
  await startBackground(bench);
  const dispatchedMs = await dispatchShortcut(bench.chromium);
  return isAwake ? dispatchedMs : wokenMs;
}

/** The tab with the code field, as the shortcut finds it: shown, and ours to fill by the person's gesture. */
async function openLogin({ chromium, site, quietPage, tab, fob }: FillBench): Promise<void> {
  await store(quietPage, fob); // also forgets which code was filled last
  await tab.goto(`${site.url}/login`);
  await tab.bringToFront();
  // No keys reach a browser without a window: a click on an icon without a popup grants activeTab as they would.
  await quietPage.evaluate(() => chrome.action.setPopup({ popup: '' }));
  await clickIcon(chromium);
  await quietPage.evaluate(() => chrome.action.setPopup({ popup: 'popup.html' }));
}

const codeInField = (tab: Page): Promise<number> =>
  tab.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('The shortcut has filled no code within 10 s')), 10_000);
        document.querySelector('input')?.addEventListener('input', ({ target }) => {
          if (target instanceof HTMLInputElement && target.value.length === 6)
            resolve(performance.timeOrigin + performance.now());
        });
      }),
  );

/** Runs the command's listeners in the background with the tab that is shown; gives the moment. */
async function dispatchShortcut({ root }: BenchChromium): Promise<number> {
  const background = await findBackground(root);
  if (background === undefined) throw new Error('The background has stopped');
  const atMs = await evaluateText(
    await attach(root, background.targetId),
    `(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const { onCommand } = chrome.commands;
      while (!onCommand.hasListeners()) await new Promise((resolve) => setTimeout(resolve));
      const atMs = performance.timeOrigin + performance.now();
      onCommand.dispatch('fill-code', tab);
      return atMs;
    })()`,
  );
  return Number(atMs);
}

const findBackground = async (root: CDPSession): Promise<Target | undefined> =>
  (await listTargets(root)).find(({ type }) => type === 'service_worker');

async function startBackground({ chromium, quietPage }: FillBench): Promise<void> {
  const session = await chromium.context.newCDPSession(quietPage);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.startWorker', { scopeURL: `${chromium.extensionOrigin}/` });
  while ((await findBackground(chromium.root)) === undefined); // asked at once again: pauses would be counted
  await session.detach();
}

async function stopBackground({ root }: BenchChromium): Promise<void> {
  const background = await findBackground(root);
  if (background === undefined) return;
  await root.send('Target.closeTarget', { targetId: background.targetId });
  await pollUntil('the background to stop', async () => (await findBackground(root)) === undefined);
}

async function clickIcon({ root, extensionId }: BenchChromium): Promise<void> {
  const shown = await waitForTarget(root, 'the tab shown', ({ type, embedderData }) => {
    return type === 'tab' && String(embedderData?.['tabActive']) === 'true';
  });
  await root.send('Extensions.triggerAction', { id: extensionId, targetId: shown.targetId });
}

async function capture({ chromium, site, quietPage, tab, fob }: FillBench): Promise<number> {
  const { root, extensionOrigin } = chromium;
  await store(quietPage, fob);
  await tab.goto(`${site.url}/set-up`);
  await tab.bringToFront();
  const clickedMs = nowMs();
  await clickIcon(chromium);
  const popup = await waitForTarget(root, 'the popup', ({ url }) => url === `${extensionOrigin}/popup.html`);
  const shown = await evaluateText(await attach(root, popup.targetId), `(${cardShown.toString()})()`);
  await root.send('Target.closeTarget', { targetId: popup.targetId });
  return Number(shown) - clickedMs;
}

/** Runs in the popup: resolves when the card has been painted. */
function cardShown(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('.capture') === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    };
    look();
  });
}
