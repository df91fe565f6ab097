import browser from 'webextension-polyfill';
import { browserPorts } from './browser-ports.ts';
import { openManage } from './open-page.ts';
import { onVaultChange } from './session.ts';

/** What our pages get from the browser besides their ports. */
export const outside = {
  ports: browserPorts,
  language: browser.i18n.getUILanguage(),
  onVaultChange,
  openManage: () => void openManage(),
  close: () => {
    window.close();
  },
};
