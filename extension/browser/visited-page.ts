import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { failure, success } from '../../shared/result.ts';
import type { FillOutcome } from '../page/reading.ts';
import type { VisitedPage } from '../use-cases/ports.ts';

declare global {
  /** Set by fill-code.js in our isolated world of the page; the page's own scripts cannot see it. */
  var keyFobFillCode: ((code: string, origin: string) => Promise<FillOutcome>) | undefined;
}

const reading = v.object({
  origin: v.string(),
  uris: v.array(v.string()),
  pictures: v.array(v.object({ dataUrl: v.pipe(v.string(), v.startsWith('data:image/')), width: v.number(), height: v.number() })),
  hasCodeField: v.boolean(),
});
const outcome = v.picklist(['filled', 'no-field', 'field-in-use', 'not-kept', 'other-site']);

/** The page in one tab, through scripts injected under activeTab. `findTab` names the tab at each call. */
export const visitedPage = (findTab: () => Promise<number | undefined>): VisitedPage => ({
  async read() {
    const tabId = await findTab();
    const result = await inject(tabId, (target) => browser.scripting.executeScript({ target, files: ['/read-page.js'] }));
    return tabId === undefined || result === restricted
      ? failure('restricted')
      : success({ tabId, ...v.parse(reading, result) });
  },
  async fill(code, origin) {
    const tabId = await findTab();
    await inject(tabId, (target) => browser.scripting.executeScript({ target, files: ['/fill-code.js'] }));
    const call = (target: Target) =>
      browser.scripting.executeScript({
        target,
        func: (...args: unknown[]) => globalThis.keyFobFillCode?.(String(args[0]), String(args[1])),
        args: [code, origin],
      });
    const result = await inject(tabId, call);
    return result === restricted ? failure('restricted') : success(v.parse(outcome, result));
  },
  async watchActivation() {
    await inject(await findTab(), (target) => browser.scripting.executeScript({ target, files: ['/watch-activation.js'] }));
  },
});

/** The tab the person is looking at. */
export async function activeTabId(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

interface Target {
  readonly tabId: number;
}

const restricted = Symbol('restricted');

/** The browser rejects the call on pages where no extension may act, and without the person's gesture. */
async function inject(
  tabId: number | undefined,
  execute: (target: Target) => Promise<readonly browser.Scripting.InjectionResult[]>,
): Promise<unknown> {
  if (tabId === undefined) return restricted;
  try {
    const [first] = await execute({ tabId });
    return first?.result;
  } catch {
    return restricted;
  }
}
