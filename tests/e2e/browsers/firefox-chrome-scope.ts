import { evaluateText, type Bidi } from './firefox-bidi.ts';

/**
 * What only Firefox's own window can do. These are internals of Firefox, not an API: they were written against
 * ESR 153 and are kept in this file, so that a change there is mended here.
 */
export interface ChromeScope {
  /** Clicks the toolbar icon: grants activeTab and opens the popup. Gives the popup's context. */
  clickToolbarIcon(): Promise<string>;
  hasPopup(context: string): Promise<boolean>;
  closePopup(): Promise<void>;
  /** Presses keys, such as `['Alt', 'Shift', 'L']`, in the browser's window, as the keyboard would. */
  pressKeys(chord: readonly string[]): Promise<void>;
  stopBackground(): Promise<void>;
}

export function chromeScopeOf(bidi: Bidi, extensionId: string): ChromeScope {
  const run = async (body: string): Promise<string> => {
    const { result } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const window = result.contexts?.[0]?.context;
    if (window === undefined) throw new Error('Firefox shows no window.');
    return evaluateText(bidi, window, `(async () => { ${inWindow(extensionId)} ${body} })()`);
  };
  return {
    clickToolbarIcon: () => run(clickToolbarIcon),
    hasPopup: async (context) =>
      (await run(`return String(popupId() === ${JSON.stringify(context)})`)) === 'true',
    closePopup: async () => {
      await run(`popup()?.closest('panel').hidePopup(); return ''`);
    },
    pressKeys: async (chord) => {
      await run(pressKeys(chord));
    },
    stopBackground: async () => {
      await run(`await extension.terminateBackground({ ignoreDevToolsAttached: true }); return ''`);
    },
  };
}

const inWindow = (extensionId: string): string => `
  const win = Services.wm.getMostRecentWindow('navigator:browser');
  const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const popup = () => win.document.querySelector('.webextension-popup-browser');
  const popupId = () => NavigableManager.getIdForBrowser(popup());
`;

/** BiDi knows documents in tabs only. Given an identity, the popup becomes one of them: script, input, picture. */
const clickToolbarIcon = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(win);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (popup()?.currentURI?.schemeIs('moz-extension') && popup().closest('panel').state === 'open') break;
    await new Promise((resolve) => win.setTimeout(resolve, 50));
  }
  if (popup() === null) throw new Error('the toolbar icon opened no popup');
  popup().permanentKey ??= {};
  if (!Object.hasOwn(NavigableManager, 'getBrowserById')) {
    const ofTab = NavigableManager.getBrowserById;
    NavigableManager.getBrowserById = (id) => ofTab.call(NavigableManager, id) ?? (popupId() === id ? popup() : null);
  }
  return popupId();
`;

/** A text input processor feeds the window trusted key events: the page sees them first, then the window's own keys. */
const pressKeys = (chord: readonly string[]): string => `
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor.beginInputTransactionForTests(win)) throw new Error('Firefox takes no keys just now');
  const strokes = ${JSON.stringify(chord)}.map((key) => new win.KeyboardEvent('', { key, keyCode: win.KeyboardEvent['DOM_VK_' + key.toUpperCase()] }));
  for (const stroke of strokes) processor.keydown(stroke);
  for (const stroke of strokes.reverse()) processor.keyup(stroke);
  return '';
`;
