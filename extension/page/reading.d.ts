/** What the page script found on the visited page. Plain data: it crosses from the page's process to ours. */
export interface PageReading {
  /** `location.origin` of the page's main frame. */
  readonly origin: string;
  /** `otpauth://` texts from links, attributes and text, in page order, without repeats. */
  readonly uris: readonly string[];
  /** Pictures that may be QR codes, the most likely first. */
  readonly pictures: readonly PagePicture[];
  /** Whether there is a field for a one-time code. */
  readonly hasCodeField: boolean;
}
/** A picture as a URL that needs no network: `data:image/png…` for pixels, `data:image/svg+xml…` for drawings. */
export interface PagePicture {
  readonly dataUrl: string;
  /** Size on the page in CSS pixels. */
  readonly width: number;
  readonly height: number;
}
/** What became of a fill. `not-kept`: the page did not hold the code afterwards. */
export type FillOutcome = 'filled' | 'no-field' | 'field-in-use' | 'not-kept' | 'other-site';
