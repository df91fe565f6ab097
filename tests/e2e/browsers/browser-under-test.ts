import type { Surface } from './surface.ts';

export type BrowserKind = 'chromium' | 'firefox';

export const browserKinds: readonly BrowserKind[] = ['chromium', 'firefox'];

export interface LaunchOptions {
  /** Folder of the built extension. Default: this browser's build in `.output/`. */
  readonly extensionFolder?: string;
  /** What the operating system prefers; the browser's own pages and the popup see it too. Default: light. */
  readonly colorScheme?: 'light' | 'dark';
  /**
   * Language of `navigator.language` and `Accept-Language`, such as `cs`. Default: `en`. The browser's own texts
   * (`i18n.getUILanguage`) follow only where its language pack is installed, which Debian leaves out.
   */
  readonly locale?: string;
}

/** A tab showing a web page or a page of the extension. */
export interface Tab extends Surface {
  /** Goes to `url` and waits until it has loaded. */
  goto(url: string): Promise<void>;
}

/** The extension's real popup. In Chromium a click on the page closes it, as in life; BiDi's clicks in Firefox do not. */
export interface Popup extends Surface {
  isOpen(): Promise<boolean>;
}

/**
 * One real browser with the built extension loaded, on a profile of its own. The same test drives either browser
 * through this; what a browser does in its own way stays in its driver.
 */
export interface BrowserUnderTest {
  readonly kind: BrowserKind;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  openTab(url: string): Promise<Tab>;
  /** Opens a page of the extension in a tab: `openExtensionPage('manage.html')`. */
  openExtensionPage(path: string): Promise<Tab>;
  /** What a click on the toolbar icon does while `tab` is shown: grants activeTab there and opens the popup. */
  clickToolbarIcon(tab: Tab): Promise<Popup>;
  /**
   * What the command's keys do while `tab` is shown: grants activeTab there and runs the command.
   * Fails when the command has no keys.
   */
  pressShortcut(command: string, tab: Tab): Promise<void>;
  /** Reads a whole storage area, without running any script of the extension. */
  readStorage(area: 'local' | 'session' | 'sync'): Promise<Record<string, unknown>>;
  /** Ends the background as the browser does when it is idle; the next event wakes it with its memory gone. */
  stopBackground(): Promise<void>;
  /** Quits the browser and starts it again on the same profile. Tabs opened before are gone. */
  restart(): Promise<void>;
  /** Quits and removes the profile. */
  close(): Promise<void>;
}
