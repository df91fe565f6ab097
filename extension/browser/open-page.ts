import { browser } from './webextension.ts';

export async function openManage(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('manage.html') });
}

/** Shows the popup, as a click on the icon would; where the browser does not let us, a mark on the icon asks for the click. */
export async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.action.setBadgeText({ text: '!' });
  }
}

/** The person has clicked: the mark has done its work. */
export const clearMark = (): Promise<void> => browser.action.setBadgeText({ text: '' });
