import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shadowRootOf } from '../browser/shadow-root.ts';
import { readPage } from '../page/read-page.ts';

/** Injected after a click; what this returns is the result of `scripting.executeScript`. */
export default defineUnlistedScript({ main: (): unknown => readPage(window, shadowRootOf) });
