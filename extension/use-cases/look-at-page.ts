import type { OtpKey } from '../../shared/otp/key.ts';
import type { UriFault } from '../../shared/otp/otpauth-uri.ts';
import { encodeSecret } from '../../shared/otp/secret.ts';
import type { PageFault, Ports, VisitedReading } from './ports.ts';

/** What the person's click let us see of the page in the active tab. */
export type Sighting = { readonly kind: PageFault } | PageSighting;

export interface PageSighting extends Omit<VisitedReading, 'uris'> {
  readonly kind: 'page';
  /** Keys for a fob on the page, each secret once. */
  readonly keys: readonly OtpKey[];
  /** Why something that calls itself a key could not be taken. */
  readonly faults: readonly UriFault[];
  /** There are pictures that were not looked at: they may hold a key. */
  readonly hasUnreadPictures: boolean;
}

/** Reads links and text: quick, and all that a fill needs. */
export async function lookAtPage({ page }: Pick<Ports, 'page'>): Promise<Sighting> {
  const reading = await page.read();
  if (!reading.ok) return { kind: reading.reason };
  const { uris, ...seen } = reading.value;
  const { keys, faults } = await parseAll(uris);
  return {
    kind: 'page',
    ...seen,
    keys,
    faults,
    hasUnreadPictures: keys.length === 0 && seen.pictureCount > 0,
  };
}

/** Looks at the pictures too, if the text gave no key. */
export async function lookAtPictures(
  { page, decodePicture }: Pick<Ports, 'page' | 'decodePicture'>,
  sighting: Sighting,
): Promise<Sighting> {
  if (sighting.kind !== 'page' || !sighting.hasUnreadPictures) return sighting;
  const pictures = await page.pictures();
  if (!pictures.ok) return { kind: pictures.reason };
  const texts = (await Promise.all(pictures.value.map(decodePicture))).flat();
  const { keys, faults } = await parseAll(texts.filter((text) => /^otpauth:/i.test(text)));
  return { ...sighting, keys, faults: [...sighting.faults, ...faults], hasUnreadPictures: false };
}

interface Parsed {
  readonly keys: readonly OtpKey[];
  readonly faults: readonly UriFault[];
}

/** Each secret once; of two spellings the longer one, since it says more about the settings. */
async function parseAll(uris: readonly string[]): Promise<Parsed> {
  if (uris.length === 0) return { keys: [], faults: [] };
  const { parseOtpauthUri } = await import('../../shared/otp/otpauth-uri.ts'); // most pages need no parser
  const keys = new Map<string, OtpKey>();
  const faults: UriFault[] = [];
  for (const uri of [...uris].sort((a, b) => a.length - b.length)) {
    const parsed = parseOtpauthUri(uri);
    if (parsed.ok) keys.set(encodeSecret(parsed.value.secret), parsed.value);
    else faults.push(parsed.reason);
  }
  return { keys: [...keys.values()], faults };
}
