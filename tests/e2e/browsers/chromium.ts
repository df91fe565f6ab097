import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import type { BrowserUnderTest, LaunchOptions, Tab } from './browser-under-test.ts';
import {
  attach,
  evaluateText,
  handsOf,
  listTargets,
  waitForTarget,
  type DevtoolsSession,
} from './chromium-devtools.ts';
import { pollUntil, surfaceOf } from './surface.ts';

interface Running {
  readonly context: BrowserContext;
  readonly root: CDPSession;
  readonly extensionId: string;
}

/** Starts Chromium with the extension of `extensionFolder`, without a window, on the profile in `profileFolder`. */
export async function launchChromium(
  executablePath: string,
  extensionFolder: string,
  profileFolder: string,
  options: LaunchOptions,
): Promise<BrowserUnderTest> {
  const start = (): Promise<Running> => startOn(executablePath, extensionFolder, profileFolder, options);
  let { context, root, extensionId } = await start();
  const extensionOrigin = `chrome-extension://${extensionId}`;
  const pages = new WeakMap<Tab, Page>();

  const openTab = async (url: string): Promise<Tab> => {
    const page = await context.newPage();
    const hands = handsOf(await context.newCDPSession(page), () => page.close());
    const goto = async (next: string): Promise<void> => {
      await page.goto(next);
    };
    const tab: Tab = { ...surfaceOf(hands), goto };
    pages.set(tab, page);
    await tab.goto(url);
    return tab;
  };

  const show = async (tab: Tab): Promise<void> => {
    const page = pages.get(tab);
    if (page === undefined) throw new Error('This tab belongs to another browser.');
    await page.bringToFront();
  };

  /** Lends a document of the extension that runs nothing of its own and takes no focus. */
  const withQuietDocument = async <Value>(
    use: (session: DevtoolsSession) => Promise<Value>,
  ): Promise<Value> => {
    const url = `${extensionOrigin}/manifest.json`;
    const { targetId } = await root.send('Target.createTarget', { url, background: true });
    try {
      const session = await attach(root, targetId);
      await pollUntil(url, async () => (await evaluateText(session, 'location.href')) === url);
      return await use(session);
    } finally {
      await root.send('Target.closeTarget', { targetId });
    }
  };

  /** Clicks the toolbar icon. The protocol's own word for it; it grants activeTab as a real click does. */
  const triggerAction = async (): Promise<void> => {
    const shown = await waitForTarget(root, 'the tab shown', ({ type, embedderData }) => {
      return type === 'tab' && String(embedderData?.['tabActive']) === 'true';
    });
    await root.send('Extensions.triggerAction', { id: extensionId, targetId: shown.targetId });
  };

  const isWorker = ({ type, url }: { type: string; url: string }): boolean =>
    type === 'service_worker' && url.startsWith(`${extensionOrigin}/`);

  const wakeWorker = async (): Promise<DevtoolsSession> => {
    if (!(await listTargets(root)).some(isWorker)) {
      await withQuietDocument(async (session) => {
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.startWorker', { scopeURL: `${extensionOrigin}/` });
        await waitForTarget(root, 'the background to wake', isWorker);
      });
    }
    return attach(root, (await waitForTarget(root, 'the background', isWorker)).targetId);
  };

  return {
    kind: 'chromium',
    extensionOrigin,
    openTab,
    openExtensionPage: (path) => openTab(`${extensionOrigin}/${path}`),

    async clickToolbarIcon(tab) {
      await show(tab);
      const before = new Set((await listTargets(root)).map(({ targetId }) => targetId));
      await triggerAction();
      const { targetId } = await waitForTarget(root, 'the popup', ({ type, url, targetId: id }) => {
        return type === 'page' && url.startsWith(`${extensionOrigin}/popup.html`) && !before.has(id);
      });
      const isOpen = async (): Promise<boolean> =>
        (await listTargets(root)).some((target) => target.targetId === targetId);
      const close = async (): Promise<void> => {
        await root.send('Target.closeTarget', { targetId });
        await pollUntil('the popup to close', async () => !(await isOpen()));
      };
      const popup = surfaceOf(handsOf(await attach(root, targetId), close));
      await popup.waitFor(() => document.readyState === 'complete');
      return { ...popup, isOpen };
    },

    /*
     * Keys sent by the DevTools protocol stop at the page, and a browser without a window gets none from outside
     * (`DOM.dispatchKeyEvent` of `--enable-ui-devtools` is compiled out). So the two things the keys would do are
     * done one by one: activeTab by a click on an icon that has no popup for that moment, then the event, in the
     * worker, with the tab it would carry. That the keys are bound at all is asked of `commands.getAll`.
     */
    async pressShortcut(command, tab) {
      await show(tab);
      const worker = await wakeWorker();
      const bound = await evaluateText(worker, `chrome.commands.getAll().then((all) => JSON.stringify(all))`);
      const { shortcut } =
        (JSON.parse(bound) as chrome.commands.Command[]).find(({ name }) => name === command) ?? {};
      if (shortcut === undefined || shortcut === '') throw new Error(`The command ${command} has no keys.`);
      await evaluateText(worker, `chrome.action.setPopup({ popup: '' }).then(() => 'none')`);
      await triggerAction();
      await evaluateText(
        worker,
        `(async () => {
          await chrome.action.setPopup({ popup: chrome.runtime.getManifest().action.default_popup });
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          chrome.commands.onCommand.dispatch(${JSON.stringify(command)}, tab);
          return 'pressed';
        })()`,
      );
    },

    readStorage: (area) =>
      withQuietDocument(async (session) => {
        const json = await evaluateText(
          session,
          `chrome.storage.${area}.get().then((all) => JSON.stringify(all))`,
        );
        return JSON.parse(json) as Record<string, unknown>;
      }),

    async stopBackground() {
      const worker = (await listTargets(root)).find(isWorker);
      if (worker === undefined) return;
      await root.send('Target.closeTarget', { targetId: worker.targetId });
      await pollUntil('the background to stop', async () => !(await listTargets(root)).some(isWorker));
    },

    async restart() {
      await context.close();
      ({ context, root, extensionId } = await start());
    },

    close: () => context.close(),
  };
}

async function startOn(
  executablePath: string,
  extensionFolder: string,
  profileFolder: string,
  { colorScheme = 'light', locale = 'en' }: LaunchOptions,
): Promise<Running> {
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath,
    headless: true,
    // The scheme and the size are the browser's own: Playwright's emulation would not reach the popup.
    colorScheme: null,
    viewport: null,
    env: { ...process.env, LANGUAGE: locale },
    args: [
      `--disable-extensions-except=${extensionFolder}`,
      `--load-extension=${extensionFolder}`,
      `--lang=${locale}`,
      `--accept-lang=${locale}`,
      ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
      '--window-size=1280,900',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  try {
    const browser = context.browser();
    if (browser === null) throw new Error('Chromium gave no line to the browser itself.');
    const root = await browser.newBrowserCDPSession();
    const worker = await waitForTarget(
      root,
      `the background of the extension in ${extensionFolder}`,
      (target) => {
        return target.type === 'service_worker' && target.url.startsWith('chrome-extension://');
      },
    );
    return { context, root, extensionId: new URL(worker.url).host };
  } catch (error) {
    await context.close();
    throw error;
  }
}
