import { findOtpField } from './find-otp-field.ts';
import { findPictures } from './find-pictures.ts';
import { findUris } from './find-uris.ts';
import type { PageReading } from './reading.ts';
import { rootsOf, type ShadowRootOf } from './roots.ts';

/** Reads the page once, after the person's click. Changes nothing on it and leaves nothing behind. */
export async function readPage(page: Document, shadowRootOf: ShadowRootOf): Promise<PageReading> {
  const roots = rootsOf(page, shadowRootOf);
  return {
    origin: page.location.origin,
    uris: findUris(roots),
    pictures: await findPictures(roots),
    hasCodeField: findOtpField(roots).kind !== 'none',
  };
}
