import type { FieldTexts } from './otp-field-rules.ts';
import { plainWords } from './otp-field-words.ts';
import type { Inputs } from './split-boxes.ts';
import { attributeValuesOf, isSeen, tagOf, withinOf } from './unclobbered.ts';

/** In characters. */
const longestLabel = 200;
const longestBefore = 400;
const longestAfter = 200;
/** How many nodes are looked at on each side, so that a long page costs no more than a short one. */
const nearestNodes = 150;

/** The page's own words: title, path, and whether it shows a QR code. */
export function pageText(page: Document): string {
  const hasQr = page.querySelector('img[alt*="qr" i], [class*="qr" i], [id*="qr" i]') !== null;
  return plain(page.title, page.location.pathname, hasQr ? 'qr' : '');
}

/** What the page says about a field and around it, in plain words. */
export function textsOf(inputs: Inputs, textOfPage: (page: Document) => string): FieldTexts {
  const [first] = inputs;
  const { title, name, id } = first;
  const label = plain(first.placeholder, title, first.ariaLabel, ...labelTexts(first));
  let around: ReturnType<FieldTexts['around']> | undefined;
  return {
    autocomplete: first.autocomplete,
    own: {
      name: plain(name, id, first.dataset['testid']),
      class: plain(first.getAttribute('class')),
      label: /\p{L}/u.test(label) ? label : '',
    },
    around: () => (around ??= textsAround(inputs, textOfPage(first.ownerDocument))),
    isSplit: inputs.length > 1,
  };
}

const plain = (...texts: readonly (string | null | undefined)[]): string => plainWords(texts.join(' '));

function textsAround(inputs: Inputs, page: string): ReturnType<FieldTexts['around']> {
  const [first] = inputs;
  return {
    near: plain(
      textBefore(first),
      textAfter(inputs.at(-1) ?? first),
      ...named(first, 'aria-describedby'),
      captchaBeside(first),
    ),
    page,
    form: plain(...otherFields(inputs)),
  };
}

function labelTexts(input: HTMLInputElement): readonly string[] {
  const legend = input.closest('fieldset')?.querySelector('legend');
  const texts = [...(input.labels ?? []), legend].map((element) => element?.textContent ?? '');
  return [...texts, ...named(input, 'aria-labelledby')].map((text) => text.slice(0, longestLabel));
}

/** The texts of the elements that an ARIA attribute names. */
function named(input: HTMLInputElement, attribute: string): readonly string[] {
  const root = input.getRootNode() as Document | ShadowRoot; // an attached input's root is one of the two
  const ids = (input.getAttribute(attribute) ?? '').split(/\s+/).filter((id) => id !== '');
  return ids.map((id) => root.getElementById(id)?.textContent.slice(0, longestLabel) ?? '');
}

const textBefore = (input: HTMLInputElement): string =>
  textBeside(input, (walker) => walker.previousNode(), longestBefore)
    .reverse()
    .join(' ');

const textAfter = (input: HTMLInputElement): string =>
  textBeside(input, (walker) => walker.nextNode(), longestAfter).join(' ');

/** The visible text on one side of a field, nearest first, up to the next field, out of shadow roots into what holds them. */
function textBeside(start: Element, step: (walker: TreeWalker) => Node | null, longest: number): string[] {
  const texts: string[] = [];
  let length = 0;
  let from: Element = start;
  for (let looked = 0; looked < nearestNodes;) {
    const root = from.getRootNode();
    const walker = from.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    walker.currentNode = from;
    for (let node = step(walker); node !== null && looked < nearestNodes; node = step(walker), looked++) {
      if (isOtherField(node, start)) return texts;
      const text = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '').trim() : '';
      if (text === '' || !isReadable(node.parentElement)) continue;
      texts.push(text.slice(0, longest - length));
      length += text.length;
      if (length >= longest) return texts;
    }
    if (!(root instanceof ShadowRoot)) return texts;
    from = root.host;
  }
  return texts;
}

const unread = new Set(['script', 'style', 'template', 'noscript', 'option', 'textarea']);
const isReadable = (parent: Element | null): boolean =>
  parent === null || (!unread.has(tagOf(parent)) && isSeen(parent));

const spokenTypes = new Set(['text', 'tel', 'number', 'password', 'email', 'search', 'url']);
const isOtherField = (node: Node, self: Element): boolean =>
  node.nodeType === Node.ELEMENT_NODE &&
  node !== self &&
  tagOf(node as Element) === 'input' && // nodeType says it is an element
  spokenTypes.has((node as HTMLInputElement).type) &&
  (node as HTMLInputElement).checkVisibility({ visibilityProperty: true });

/** A captcha's picture stands close to its field and often says what it is only in its name. */
function captchaBeside(input: Element): string {
  const close = input.parentElement?.parentElement?.parentElement ?? input.parentElement;
  const pictures = close === null ? [] : withinOf(close, 'img, canvas');
  return pictures.some((picture) => attributeValuesOf(picture).some((value) => /captcha/i.test(value)))
    ? 'captcha'
    : '';
}

/** Names and labels of the fields that are filled together with this one. */
function otherFields(inputs: Inputs): readonly string[] {
  const [first] = inputs;
  return (first.form === null ? [] : (withinOf(first.form, 'input') as readonly HTMLInputElement[])) // the selector says so

    .slice(0, 40)
    .filter((input) => input.type !== 'hidden' && !inputs.includes(input))
    .flatMap(({ name, id, autocomplete, placeholder, labels }) => [
      ...[name, id, autocomplete, placeholder],
      ...[...(labels ?? [])].map(({ textContent }) => textContent.slice(0, longestLabel)),
    ]);
}
