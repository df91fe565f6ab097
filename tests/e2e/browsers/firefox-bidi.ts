import type { Browser } from 'puppeteer-core';
import { keys, type Key } from './keys.ts';
import { pollUntil, type Hands } from './surface.ts';

/** The line to Firefox: WebDriver BiDi commands, for documents by their context id. */
export interface Bidi {
  /** A command of the protocol; the answer's shape is the caller's to know. */
  send(method: string, params: object): Promise<Answer>;
}

interface Answer {
  readonly result: {
    readonly context?: string;
    readonly contexts?: readonly { readonly context: string }[];
    readonly data?: string;
    readonly type?: string;
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string };
  };
}

/** Puppeteer keeps its BiDi line out of its types; nothing public sends a command of ours. */
export function bidiOf(browser: Browser): Bidi {
  const { connection } = browser as unknown as { readonly connection?: Bidi };
  if (connection === undefined) throw new Error('This puppeteer-core has no BiDi connection any more.');
  return connection;
}

/** Runs an expression that gives a string (or a promise of one) in the document. */
export async function evaluateText(bidi: Bidi, context: string, expression: string): Promise<string> {
  const { result } = await bidi.send('script.evaluate', {
    target: { context },
    expression,
    awaitPromise: true,
  });
  if (result.exceptionDetails !== undefined) throw new Error(result.exceptionDetails.text);
  return String(result.result?.value);
}

/** Loads `url` and waits for it. No event ever comes for the extension's own pages, so the document is asked. */
export async function navigate(bidi: Bidi, context: string, url: string): Promise<void> {
  const bornAt = (): Promise<string> => evaluateText(bidi, context, 'String(performance.timeOrigin)');
  const before = await bornAt();
  await bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
  await pollUntil(url, async () => {
    const state = await evaluateText(bidi, context, 'document.readyState + " " + document.documentURI');
    if (state.includes('about:neterror')) throw new Error(state);
    return (await bornAt()) !== before && state.startsWith('complete');
  });
}

/** Trusted mouse and keys for a tab or the popup. */
export function handsOf(bidi: Bidi, context: string, close: () => Promise<void>): Hands {
  const perform = async (source: object): Promise<void> => {
    await bidi.send('input.performActions', { context, actions: [source] });
  };
  const type = (characters: Iterable<string>): Promise<void> =>
    perform({
      type: 'key',
      id: 'keyboard',
      actions: [...characters].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    });
  return {
    evaluateText: (expression) => evaluateText(bidi, context, expression),
    clickAt: (x, y) =>
      perform({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    typeText: (text) => type(text),
    press: (key: Key) => type([keys[key].webdriver]),
    async capture() {
      const { result } = await bidi.send('browsingContext.captureScreenshot', { context });
      return Buffer.from(result.data ?? '', 'base64');
    },
    close,
  };
}
