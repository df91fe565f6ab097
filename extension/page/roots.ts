import { isHtml, tagOf } from './unclobbered.ts';

/** Gives the shadow root of an element, open or closed; the browser's own API for extensions, handed in by the entry point. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** The document, its shadow roots and same-origin frames, in page order. Other-origin frames stay closed to us. */
export function rootsOf(top: Document, shadowRootOf: ShadowRootOf): readonly (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [];
  const visit = (root: Document | ShadowRoot) => {
    roots.push(root);
    for (const element of root.querySelectorAll('*')) {
      const inner = innerRoot(element, shadowRootOf);
      if (inner !== null && !roots.includes(inner)) visit(inner);
    }
  };
  visit(top);
  return roots;
}

function innerRoot(element: Element, shadowRootOf: ShadowRootOf): Document | ShadowRoot | null {
  if (isFrame(element)) return sameOriginDocument(element);
  return mayHostShadow(element) ? shadowRootOf(element) : null;
}

/** By tag name, not `instanceof`: an element of a frame belongs to the frame's own classes. */
const isFrame = (element: Element): element is HTMLIFrameElement =>
  tagOf(element) === 'iframe' || tagOf(element) === 'frame'; // both have contentDocument

const shadowHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** https://dom.spec.whatwg.org/#valid-shadow-host-name */
const mayHostShadow = (element: Element): boolean =>
  isHtml(element) && (tagOf(element).includes('-') || shadowHosts.has(tagOf(element)));

function sameOriginDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null; // another origin: not ours to read
  }
}
