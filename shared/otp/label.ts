/** Who a key belongs to; see `OtpKey` for the meaning of the fields. */
export interface Identity {
  readonly issuer: string;
  readonly account: string;
  readonly labelIssuer?: string;
}

/** What a label says: an issuer, where it names one, and the account. */
export interface Label {
  readonly issuer: string;
  readonly account: string;
}

/** Bad escapes stay as they are: a label is for people, and half of one is better than no key. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Some writers print the `null` of their language for a value they don't have. */
export const presentOrEmpty = (text: string): string => (text.trim() === 'null' ? '' : text.trim());

/** A label that is plain text: the issuer ends at the first colon. */
export function splitLabel(text: string): Label {
  const colon = text.indexOf(':');
  return {
    issuer: presentOrEmpty(text.slice(0, Math.max(colon, 0))),
    account: presentOrEmpty(text.slice(colon + 1)),
  };
}

/** The label of a URI. A literal colon separates even where encoded ones stand before it: those belong to the issuer. */
export function readLabel(encoded: string): Label {
  const colon = encoded.indexOf(':');
  if (colon < 0) return splitLabel(decodePercent(encoded));
  return {
    issuer: presentOrEmpty(decodePercent(encoded.slice(0, colon))),
    account: presentOrEmpty(decodePercent(encoded.slice(colon + 1))),
  };
}

/** The issuer given beside the label wins; the label's own is kept where it says something else. */
export function identify(label: Label, issuer: string): Identity {
  if (issuer === '') return label;
  const identity = { issuer, account: label.account };
  return label.issuer === '' || label.issuer === issuer
    ? identity
    : { ...identity, labelIssuer: label.issuer };
}
