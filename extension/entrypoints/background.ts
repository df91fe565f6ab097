import '../browser/namespace.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { closeStorageToPages } from '../browser/durable-storage.ts';
import { onActivationSent, onFillCommand, onInstalled } from '../browser/events.ts';
import { openManage } from '../browser/open-page.ts';
import { fillByShortcut } from '../use-cases/fill-by-shortcut.ts';
import { followActivation } from '../use-cases/follow-activation.ts';

export default defineBackground(() => {
  void closeStorageToPages();
  onInstalled(openManage);
  onFillCommand(fillByShortcut);
  onActivationSent(followActivation);
});
