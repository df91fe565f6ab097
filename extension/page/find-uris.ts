import { attributeValuesOf, tagOf } from './unclobbered.ts';

const maximumUris = 50;
const uriPattern = /otpauth:\/\/[^\s"'<>`\\]+/gi;

/** `otpauth://` texts in attributes (links, data attributes), fields and text, without repeats. */
export function findUris(roots: readonly (Document | ShadowRoot)[]): readonly string[] {
  const found = new Set<string>();
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      const values = [...attributeValuesOf(element), fieldValue(element)];
      for (const uri of values.flatMap(urisInValue)) found.add(uri);
    }
    for (const uri of blocksWithUri(root).flatMap((block) => urisInText(textOf(block)))) found.add(uri);
  }
  return [...found].slice(0, maximumUris);
}

function fieldValue(element: Element): string {
  const isField = tagOf(element) === 'input' || tagOf(element) === 'textarea';
  return isField ? (element as HTMLInputElement | HTMLTextAreaElement).value : ''; // its tag says which it is
}

/** A value that is a URI may contain anything; one that mentions a URI is text with one in it. */
function urisInValue(value: string): readonly string[] {
  const text = value.trim();
  if (/^otpauth:\/\//i.test(text)) return [text];
  return /otpauth(:|%3a)/i.test(text) ? urisInText(percentDecoded(text)) : [];
}

/** Pages hand the URI to QR services as a percent-encoded parameter: `?data=otpauth%3A%2F%2F…`. */
function percentDecoded(text: string): string {
  const parameter = /otpauth%3a%2f%2f[^&"'\s]*/i.exec(text)?.[0];
  if (parameter === undefined) return text;
  try {
    return decodeURIComponent(parameter);
  } catch {
    return text;
  }
}

/** A URI that something cuts short (an escape we do not know, a line break inside) would be a wrong key: it is left out. */
function urisInText(text: string): readonly string[] {
  const plain = text.replaceAll(/\\u0026|&amp;/gi, '&').replaceAll('\\/', '/');
  const matches = [...plain.matchAll(uriPattern)];
  return matches
    .filter(({ 0: uri, index }) => !/^(\\|\n\S)/.test(plain.slice(index + uri.length)))
    .map(([uri]) => uri);
}

/** The blocks whose own text mentions a URI: a URI may run through several inline elements. */
function blocksWithUri(root: Document | ShadowRoot): readonly Element[] {
  const blocks = new Set<Element>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement, nodeValue } = node;
    if (parentElement === null || nodeValue === null || !/otpauth:/i.test(nodeValue)) continue;
    if (!unread.has(tagOf(parentElement))) blocks.add(blockOf(parentElement));
  }
  return [...blocks];
}

const unread = new Set(['script', 'style', 'template']);

function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement !== null && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement;
  return block;
}

/** The text as it reads: `<wbr>` and inline elements join, `<br>` and inner blocks break. */
function textOf(block: Element): string {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (breaksLine(node as Element)) text += '\n'; // the walker shows text and elements only
  }
  return text;
}

const breaksLine = (element: Element): boolean =>
  tagOf(element) === 'br' ||
  (tagOf(element) !== 'wbr' && !getComputedStyle(element).display.startsWith('inline'));
