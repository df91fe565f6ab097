/** Firefox gives extensions the method on the element, Chromium in `chrome.dom`; both open closed roots. */
interface FirefoxElement {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

export function shadowRootOf(element: Element): ShadowRoot | null {
  const { openOrClosedShadowRoot } = element as Element & FirefoxElement;
  if (openOrClosedShadowRoot !== undefined) return openOrClosedShadowRoot;
  return element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
}
