const schemeAt = /otpauth:\/\/[^\s"'<>`\\]+/gi;
const maximumUris = 50;

/** `otpauth://` texts in attributes (links, data attributes, input values) and in text, without repeats. */
export function findUris(roots: readonly (Document | ShadowRoot)[]): readonly string[] {
  const found = new Set<string>();
  const collect = (text: string) => {
    if (!/otpauth:/i.test(text)) return;
    // In an attribute the URI may contain spaces; elsewhere it ends at one.
    for (const [uri] of text.matchAll(schemeAt)) found.add(uri);
  };
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      for (const { value } of element.attributes) {
        if (/^\s*otpauth:\/\//i.test(value)) found.add(value.trim());
        else collect(decodeOnce(value));
      }
      if (isValueHolder(element)) collect(element.value);
      if (!scripts.has(element.localName))
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE) collect(node.nodeValue ?? '');
    }
  }
  return [...found].slice(0, maximumUris);
}

const scripts = new Set(['script', 'style']);

const isValueHolder = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.localName === 'input' || element.localName === 'textarea';

/** Pages hand the URI to QR services as a percent-encoded parameter: `?data=otpauth%3A%2F%2F…`. */
function decodeOnce(text: string): string {
  const start = /otpauth%3a%2f%2f[^&"'\s]*/i.exec(text)?.[0];
  if (start === undefined) return text;
  try {
    return decodeURIComponent(start);
  } catch {
    return text;
  }
}
