import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shadowRootOf } from '../browser/shadow-root.ts';
import { readPictures } from '../page/read-page.ts';

/** Injected when the page's text held no key. */
export default defineUnlistedScript({ main: (): unknown => readPictures(document, shadowRootOf) });
