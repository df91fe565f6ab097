import { findOtpField } from './find-otp-field.ts';
import { findPictures, takePicture } from './find-pictures.ts';
import { findUris } from './find-uris.ts';
import type { PagePicture, PageReading } from './reading.ts';
import { rootsOf, type ShadowRootOf } from './roots.ts';
import { isVisible } from './visibility.ts';

/** Reads the page once, after the person's click. Changes nothing on it and leaves nothing behind. */
export function readPage(view: Window, shadowRootOf: ShadowRootOf): PageReading {
  const roots = rootsOf(view.document, shadowRootOf);
  return {
    origin: view.origin,
    uris: findUris(roots),
    pictureCount: findPictures(roots).length,
    hasCodeField: findOtpField(roots).kind !== 'none',
    isDetour: isErrorPage(view) || roots.some(hasLoginForm),
  };
}

/** Takes the pictures that may be QR codes, the most likely first. */
export const readPictures = (page: Document, shadowRootOf: ShadowRootOf): readonly PagePicture[] =>
  findPictures(rootsOf(page, shadowRootOf))
    .map(takePicture)
    .filter((picture) => picture !== undefined);

function isErrorPage({ performance }: Window): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (
    navigation !== undefined && 'responseStatus' in navigation && Number(navigation.responseStatus) >= 400
  );
}

/** A visible password beside a visible name or e-mail. */
function hasLoginForm(root: Document | ShadowRoot): boolean {
  const inputs = [...root.querySelectorAll('input')].filter(isVisible);
  const isPassword = ({ type }: HTMLInputElement) => type === 'password';
  return (
    inputs.some(isPassword) &&
    inputs.some(({ type, autocomplete }) => type === 'email' || /username|email/.test(autocomplete))
  );
}
