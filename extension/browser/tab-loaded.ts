import type { Tabs } from 'webextension-polyfill';
import { browser } from './webextension.ts';

/** Resolves when the tab has loaded a page, or after `timeoutMs`: some pages change without loading another. */
export function tabLoaded(tabId: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(listener);
      resolve();
    };
    const listener = (id: number, { status }: Tabs.OnUpdatedChangeInfoType) => {
      if (id === tabId && status === 'complete') done();
    };
    const timer = setTimeout(done, timeoutMs);
    browser.tabs.onUpdated.addListener(listener);
  });
}
