import type { Scripting } from 'webextension-polyfill';
import { failure, success } from '../../shared/result.ts';
import { listOf, oneOf, record, refined, text, truth, type Shape } from '../../shared/shape.ts';
import type { FillOutcome, PageReading } from '../page/reading.ts';
import type { VisitedPage } from '../use-cases/ports.ts';
import { browser } from './webextension.ts';

declare global {
  /** Set by fill-code.js in our isolated world of the page; the page's own scripts cannot see it. */
  var keyFobFillCode: ((code: string, origin: string) => Promise<FillOutcome>) | undefined;
}

const dataUrl = refined(text, (url) => (url.startsWith('data:image/') ? url : undefined));
const size: Shape<number> = (data) => (typeof data === 'number' && data >= 0 ? data : undefined);
const reading: Shape<PageReading> = record({
  origin: text,
  uris: listOf(text),
  pictures: listOf(record({ dataUrl, width: size, height: size })),
  hasCodeField: truth,
});
const outcome: Shape<FillOutcome> = oneOf('filled', 'no-field', 'field-in-use', 'not-kept', 'other-site');

/** The page in one tab, through scripts injected under activeTab. `findTab` names the tab at each call. */
export const visitedPage = (findTab: () => Promise<number | undefined>): VisitedPage => ({
  async read() {
    const tabId = await findTab();
    const result = await inject(tabId, (target) =>
      browser.scripting.executeScript({ target, files: ['/read-page.js'] }),
    );
    return tabId === undefined || result === restricted
      ? failure('restricted')
      : success({ tabId, ...ours(reading(result)) });
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
    return result === restricted ? failure('restricted') : success(ours(outcome(result)));
  },
  async watchActivation() {
    await inject(await findTab(), (target) =>
      browser.scripting.executeScript({ target, files: ['/watch-activation.js'] }),
    );
  },
});

/** The tab the person is looking at. */
export async function activeTabId(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

/** Our own script answers in its own shape, or it has a bug. */
function ours<Value>(answer: Value | undefined): Value {
  if (answer === undefined) throw new Error('The script in the page gave no proper answer');
  return answer;
}

interface Target {
  readonly tabId: number;
}

const restricted = Symbol('restricted');

/**
 * On pages where no extension may act, and without the person's gesture, Chromium rejects the call; Firefox may
 * also answer that it ran nowhere.
 */
async function inject(
  tabId: number | undefined,
  execute: (target: Target) => Promise<readonly Scripting.InjectionResult[]>,
): Promise<unknown> {
  if (tabId === undefined) return restricted;
  try {
    const [first] = await execute({ tabId });
    return first === undefined ? restricted : first.result;
  } catch {
    return restricted;
  }
}
