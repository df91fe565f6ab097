import type { Ports } from '../use-cases/ports.ts';
import { backgroundPorts } from './background-ports.ts';
import { decodePicture } from './decode-picture.ts';
import { derivePasswordKey } from './derive-password-key.ts';
import { openManage } from './open-page.ts';
import { onVaultChange } from './session.ts';
import { activeTabId, visitedPage } from './visited-page.ts';
import { browser } from './webextension.ts';

/** A person's click on the icon has made the active tab ours to look at. */
const ports: Ports = { ...backgroundPorts, page: visitedPage(activeTabId), decodePicture, derivePasswordKey };

/** What our pages get from the browser besides their ports. */
export const outside = {
  ports,
  languages: navigator.languages,
  onVaultChange,
  fillShortcut: async (): Promise<string> =>
    (await browser.commands.getAll()).find(({ name }) => name === 'fill-code')?.shortcut ?? '',
  openManage: (): void => void openManage(),
  close: (): void => {
    window.close();
  },
};
