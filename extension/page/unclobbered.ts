// The named fields of a form shadow the form's own properties (`<input name="attributes">`), in Chromium also for
// extensions. What is read here comes from the prototype instead.

export const tagOf = (element: Element): string => Reflect.get(Element.prototype, 'localName', element);

export const isHtml = (element: Element): boolean =>
  Reflect.get(Element.prototype, 'namespaceURI', element) === 'http://www.w3.org/1999/xhtml';

export const parentOf = (element: Element): Element | null =>
  Reflect.get(Node.prototype, 'parentElement', element);

export const isSeen = (element: Element): boolean =>
  Element.prototype.checkVisibility.call(element, { visibilityProperty: true });

export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

export const contains = (element: Element, other: Node): boolean =>
  Node.prototype.contains.call(element, other);

export const withinOf = (element: Element, selector: string): readonly Element[] => [
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` picks the last overload, of deprecated tags
  ...Element.prototype.querySelectorAll.call(element, selector),
];

export const attributeValuesOf = (element: Element): readonly string[] =>
  Element.prototype.getAttributeNames
    .call(element)
    .map((name) => Element.prototype.getAttribute.call(element, name) ?? '');
