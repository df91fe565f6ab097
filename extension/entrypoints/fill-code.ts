import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shadowRootOf } from '../browser/shadow-root.ts';
import { fillCode } from '../page/fill-code.ts';

/** Injected first; then `executeScript` calls this function in the same isolated world, with the code as argument. */
export default defineUnlistedScript(() => {
  globalThis.keyFobFillCode = (code, origin, isActivation) => {
    const onSent = () => void chrome.runtime.sendMessage({ type: 'activation-sent' });
    return fillCode(window, shadowRootOf, { code, origin, ...(isActivation ? { onSent } : {}) });
  };
});
