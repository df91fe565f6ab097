import type { OtpKey } from '../../shared/otp/key.ts';
import { parseOtpauthUri, type UriFault } from '../../shared/otp/otpauth-uri.ts';
import { encodeSecret } from '../../shared/otp/secret.ts';
import type { Ports } from './ports.ts';

/** What the person's click let us see of the page in the active tab. */
export type Sighting =
  | { readonly kind: 'restricted' }
  | {
      readonly kind: 'page';
      readonly origin: string;
      readonly tabId: number;
      readonly hasCodeField: boolean;
      /** Keys for a fob on the page, each secret once, the most likely first. */
      readonly keys: readonly OtpKey[];
      /** Pictures that were not decoded: they may hold a key. */
      readonly unreadPictures: number;
      /** Why something that calls itself a key could not be taken. */
      readonly faults: readonly UriFault[];
    };

/** Reads links and text first; pictures only when those gave no key, and where there is a decoder (the background has none). */
export async function lookAtPage({
  page,
  decodePicture,
}: Pick<Ports, 'page'> & Partial<Pick<Ports, 'decodePicture'>>): Promise<Sighting> {
  const reading = await page.read();
  if (!reading.ok) return { kind: reading.reason };
  const { origin, tabId, hasCodeField, uris, pictures } = reading.value;
  const sighting = { kind: 'page', origin, tabId, hasCodeField } as const;
  const fromText = parseAll(uris);
  if (fromText.keys.length > 0) return { ...sighting, ...fromText, unreadPictures: 0 };
  if (decodePicture === undefined) return { ...sighting, ...fromText, unreadPictures: pictures.length };
  const decoded = (await Promise.all(pictures.map(decodePicture))).flat();
  const fromPictures = parseAll(decoded.filter((text) => /^otpauth:/i.test(text)));
  return {
    ...sighting,
    keys: fromPictures.keys,
    faults: [...fromText.faults, ...fromPictures.faults],
    unreadPictures: 0,
  };
}

function parseAll(uris: readonly string[]): { keys: readonly OtpKey[]; faults: readonly UriFault[] } {
  const keys = new Map<string, OtpKey>();
  const faults: UriFault[] = [];
  for (const uri of uris) {
    const parsed = parseOtpauthUri(uri);
    if (!parsed.ok) faults.push(parsed.reason);
    else if (!keys.has(encodeSecret(parsed.value.secret)))
      keys.set(encodeSecret(parsed.value.secret), parsed.value);
  }
  return { keys: [...keys.values()], faults };
}
