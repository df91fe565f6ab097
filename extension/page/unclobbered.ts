// The named fields of a form shadow the form's own properties (`<input name="attributes">`), in Chromium also for
// extensions. What is read here comes from the prototype instead.

export const tagOf = (element: Element): string => Reflect.get(Element.prototype, 'localName', element);

export const isHtml = (element: Element): boolean =>
  Reflect.get(Element.prototype, 'namespaceURI', element) === 'http://www.w3.org/1999/xhtml';

export const attributeValuesOf = (element: Element): readonly string[] =>
  Element.prototype.getAttributeNames
    .call(element)
    .map((name) => Element.prototype.getAttribute.call(element, name) ?? '');
