import type { CDPSession, Page } from 'playwright';
import { startChromium, store, type BenchChromium } from './chromium.ts';
import { repeat, type Figure } from './figure.ts';
import { contentsOf, storedFobWith } from './seed.ts';

declare global {
  /** Set in the popup: when its first code had been painted, in ms since it began to load. */
  var firstCodeMs: number | undefined;
}

const opens = 11;
const idleSeconds = 5;

/** The unlocked popup, opened in a tab of a popup's size: how soon it shows codes, what it weighs and what it costs while it is open. */
export async function measurePopup(build: string): Promise<readonly Figure[]> {
  const chromium = await startChromium(build);
  try {
    await chromium.context.addInitScript(noteFirstCode);
    const quietPage = await chromium.openQuietPage();
    const figures: Figure[] = [];
    for (const accounts of [10, 100, 1000]) {
      await store(quietPage, await storedFobWith(contentsOf(accounts)));
      figures.push(...(await measureAccounts(chromium, accounts)));
    }
    return [...figures, { what: 'JavaScript', unit: 'bytes', values: [await scriptBytes(chromium)] }];
  } finally {
    await chromium.close();
  }
}

/** Runs in the popup before anything of its own. A frame's callbacks run before it is painted, a task set there after it. */
function noteFirstCode(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('.code') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (globalThis.firstCodeMs = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function measureAccounts(chromium: BenchChromium, accounts: number): Promise<readonly Figure[]> {
  const values = await repeat(opens, async () => {
    const { page, firstCodeMs } = await openPopup(chromium);
    await page.close();
    return firstCodeMs;
  });
  const { page, session } = await openPopup(chromium);
  await session.send('HeapProfiler.collectGarbage');
  const before = await metricsOf(session);
  await page.waitForTimeout(idleSeconds * 1000);
  const after = await metricsOf(session);
  const nodes = await page.evaluate(() => document.evaluate('count(//node())', document).numberValue);
  await page.close();
  const name = (what: string): string => `${what}, ${accounts} accounts`;
  const busyMs = (1000 * (after.taskSeconds - before.taskSeconds)) / idleSeconds;
  return [
    { what: name('opened to first code painted'), unit: 'ms', values },
    { what: name('DOM'), unit: 'nodes', values: [nodes] },
    { what: name('heap after GC'), unit: 'MB', values: [before.heapBytes / 1e6] },
    { what: name('main thread while open'), unit: 'ms per s', values: [busyMs] },
  ];
}

interface OpenPopup {
  readonly page: Page;
  readonly session: CDPSession;
  readonly firstCodeMs: number;
}

async function openPopup({ context, extensionOrigin }: BenchChromium): Promise<OpenPopup> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 360, height: 600 });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${extensionOrigin}/popup.html`);
  const firstCodeMs = await (await page.waitForFunction(() => globalThis.firstCodeMs)).jsonValue();
  if (firstCodeMs === undefined) throw new Error('The popup showed no code');
  return { page, session, firstCodeMs };
}

async function metricsOf(session: CDPSession): Promise<{ taskSeconds: number; heapBytes: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { taskSeconds: of('TaskDuration'), heapBytes: of('JSHeapUsedSize') };
}

/** What the popup has parsed once it shows codes; our own files only. */
async function scriptBytes({ context, extensionOrigin }: BenchChromium): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on('Debugger.scriptParsed', ({ url, length = 0 }) => {
    if (url.startsWith(extensionOrigin)) bytes += length;
  });
  await session.send('Debugger.enable');
  await page.goto(`${extensionOrigin}/popup.html`);
  await page.waitForFunction(() => globalThis.firstCodeMs);
  await page.close();
  return bytes;
}
