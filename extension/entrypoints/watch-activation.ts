import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shadowRootOf } from '../browser/shadow-root.ts';
import { watchActivation } from '../page/watch-activation.ts';

/** No polyfill here: it would cost 10 kB in every page, and both browsers have promises. */
export default defineUnlistedScript(() => {
  watchActivation(document, shadowRootOf, () => {
    void chrome.runtime.sendMessage({ type: 'activation-sent' });
  });
});
