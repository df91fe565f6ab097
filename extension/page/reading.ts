/** What the page script found on the visited page. Plain data: it crosses from the page's process to ours. */
export interface PageReading {
  /** The document's origin; `null` (as text) for sandboxed documents, files and the like. */
  readonly origin: string;
  /** `otpauth://` texts from links, attributes and text, in page order, without repeats. */
  readonly uris: readonly string[];
  /** How many pictures on the page may be QR codes. */
  readonly pictureCount: number;
  /** Whether there is a field for a one-time code. */
  readonly hasCodeField: boolean;
  /** Whether the page asks to log in, or is an error page: it tells nothing about a set-up form sent before. */
  readonly isDetour: boolean;
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
