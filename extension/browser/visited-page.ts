import type { Scripting } from 'webextension-polyfill';
import { failure, success, type Result } from '../../shared/result.ts';
import { integer, listOf, oneOf, record, refined, text, truth, type Shape } from '../../shared/shape.ts';
import type { FillOutcome, PagePicture, PageReading } from '../page/reading.ts';
import type { PageFault, VisitedPage } from '../use-cases/ports.ts';
import { webOrigin } from '../vault/web-origin.ts';
import { browser } from './webextension.ts';

declare global {
  /** Set by fill-code.js in our isolated world of the page; the page's own scripts cannot see it. */
  var keyFobFillCode:
    ((code: string, origin: string, isActivation: boolean) => Promise<FillOutcome>) | undefined;
}

const dataUrl = refined(text, (url) => (/^data:image\//i.test(url) ? url : undefined));
const size: Shape<number> = (data) => (typeof data === 'number' && data >= 0 ? data : undefined);
const readingShape: Shape<PageReading> = record({
  origin: text,
  uris: listOf(text),
  pictureCount: integer(0),
  hasCodeField: truth,
  isDetour: truth,
});
const picturesShape: Shape<readonly PagePicture[]> = listOf(record({ dataUrl, width: size, height: size }));
const outcomeShape: Shape<FillOutcome> = oneOf(
  'filled',
  'no-field',
  'field-in-use',
  'not-kept',
  'other-site',
);

/** The page in one tab, through scripts injected under activeTab. `findTab` names the tab at each call. */
export const visitedPage = (findTab: () => Promise<number | undefined>): VisitedPage => ({
  async read() {
    const tabId = await findTab();
    const reading = await run(tabId, readingShape, { files: ['/read-page.js'] });
    if (!reading.ok) return reading;
    // Files, sandboxed documents and the like share the origin `null`: there is nothing to bind a key to.
    const isWebPage = webOrigin(reading.value.origin) !== undefined && tabId !== undefined;
    return isWebPage ? success({ tabId, ...reading.value }) : failure('restricted');
  },
  pictures: async () => run(await findTab(), picturesShape, { files: ['/read-pictures.js'] }),
  async fill({ code, origin, isActivation }) {
    const tabId = await findTab();
    const loaded = await run(tabId, () => true, { files: ['/fill-code.js'] });
    if (!loaded.ok) return loaded;
    return run(tabId, outcomeShape, {
      func: (...args: unknown[]) =>
        globalThis.keyFobFillCode?.(String(args[0]), String(args[1]), args[2] === true),
      args: [code, origin, isActivation],
    });
  },
});

/** The tab the person is looking at. */
export async function activeTabId(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

type Script = Omit<Scripting.ScriptInjection, 'target'>;

/**
 * Runs a script in the tab's main frame. On pages where no extension may act, and without the person's gesture,
 * Chromium rejects the call; Firefox may also answer that it ran nowhere. An answer of another shape means that
 * the script failed on this page.
 */
async function run<Answer>(
  tabId: number | undefined,
  shape: Shape<Answer>,
  script: Script,
): Promise<Result<Answer, PageFault>> {
  if (tabId === undefined) return failure('restricted');
  let results: readonly Scripting.InjectionResult[];
  try {
    results = await browser.scripting.executeScript({ ...script, target: { tabId } });
  } catch {
    return failure('restricted');
  }
  const [first] = results;
  if (first === undefined) return failure('restricted');
  const answer = shape(first.result);
  return answer === undefined ? failure('page-failed') : success(answer);
}
