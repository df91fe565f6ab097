import type { CDPSession } from 'playwright';
import { keys } from './keys.ts';
import { pollUntil, type Hands } from './surface.ts';

/** A line to one target (tab, popup, worker or the browser itself) in Chromium's DevTools protocol. */
export type DevtoolsSession = Pick<CDPSession, 'send'>;

export interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  /** Facts of the browser's window, such as whether a tab is the one shown. */
  readonly embedderData?: Readonly<Record<string, unknown>>;
}

interface Reply {
  readonly id: number;
  readonly error?: { readonly message: string };
  /** Of the shape that Playwright's types tie to the method; `never` fits whichever the caller expects. */
  readonly result: never;
}

/** Everything that runs. The empty filter entry asks for tabs and the browser's own pages too. */
export async function listTargets(root: DevtoolsSession): Promise<readonly Target[]> {
  return (await root.send('Target.getTargets', { filter: [{}] })).targetInfos;
}

/** Waits until there is a target that `isWanted`. */
export const waitForTarget = (
  root: DevtoolsSession,
  what: string,
  isWanted: (target: Target) => boolean,
): Promise<Target> => pollUntil(what, async () => (await listTargets(root)).find(isWanted));

/**
 * Opens a line to a target that Playwright has no object for, such as the popup. Messages travel inside the
 * browser's own session, the only nesting Playwright lets through.
 */
export async function attach(root: CDPSession, targetId: string): Promise<DevtoolsSession> {
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, PromiseWithResolvers<Reply>>();
  let lastId = 0;
  root.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const reply = JSON.parse(event.message) as Reply; // the browser's answer to our own message
    waiting.get(reply.id)?.resolve(reply);
    waiting.delete(reply.id);
  });
  root.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    for (const { reject } of waiting.values()) reject(new Error('the target has closed'));
    waiting.clear();
  });
  return {
    async send(method, params) {
      const id = ++lastId;
      const replied = Promise.withResolvers<Reply>();
      waiting.set(id, replied);
      const message = JSON.stringify({ id, method, params });
      await root.send('Target.sendMessageToTarget', { sessionId, message });
      const { error, result } = await replied.promise;
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
  };
}

/** Runs an expression that gives a string (or a promise of one) in a page or worker. */
export async function evaluateText(session: DevtoolsSession, expression: string): Promise<string> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return String(result.value);
}

/** Trusted mouse and keys for a tab or the popup. */
export function handsOf(session: DevtoolsSession, close: () => Promise<void>): Hands {
  const stroke = async (
    key: { key: string; code?: string; windowsVirtualKeyCode?: number },
    text: string,
  ): Promise<void> => {
    await session.send('Input.dispatchKeyEvent', {
      type: text === '' ? 'rawKeyDown' : 'keyDown',
      text,
      ...key,
    });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
  return {
    evaluateText: (expression) => evaluateText(session, expression),
    async clickAt(x, y) {
      await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
      const button = { x, y, button: 'left', clickCount: 1 } as const;
      await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
      await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
    },
    async typeText(text) {
      for (const character of text) await stroke({ key: character }, character);
    },
    press: (key) =>
      stroke({ key, code: key, windowsVirtualKeyCode: keys[key].windowsKeyCode }, keys[key].text),
    async capture() {
      return Buffer.from((await session.send('Page.captureScreenshot', { format: 'png' })).data, 'base64');
    },
    close,
  };
}
