import type { KeyValueStorage } from '../vault/generations.ts';
import { browser } from './webextension.ts';

/** `storage.local`: on this device, until the extension is removed. */
export const durableStorage: KeyValueStorage = {
  get: (keys) => browser.storage.local.get([...keys]),
  set: (items) => browser.storage.local.set(items),
  remove: (keys) => browser.storage.local.remove([...keys]),
};

/** Scripts in pages never need storage, so Chromium shuts them out of it. Firefox has no such call; there our scripts just use none. */
export async function closeStorageToPages(): Promise<void> {
  const local: Partial<chrome.storage.StorageArea> = chrome.storage.local;
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
