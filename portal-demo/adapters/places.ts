import { readFileSync } from 'node:fs';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { Reader, type CityResponse } from 'maxmind';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Place, PlaceFinder } from '../ports.ts';

/** Ranges that belong to nobody, kept for examples: the demo gives each one a place. */
const documentationRanges: readonly (readonly [string, number, 'ipv4' | 'ipv6', Place])[] = [
  ['192.0.2.0', 24, 'ipv4', { country: 'CZ', city: 'Brno' }], // RFC 5737
  ['198.51.100.0', 24, 'ipv4', { country: 'DE', city: 'Leipzig' }], // RFC 5737
  ['203.0.113.0', 24, 'ipv4', { country: 'NZ', city: 'Dunedin' }], // RFC 5737
  ['2001:db8::', 32, 'ipv6', { country: 'CZ', city: 'Olomouc' }], // RFC 3849
];

/** Knows the addresses of examples only. */
export function documentationPlaces(): PlaceFinder {
  const ranges = documentationRanges.map(([network, prefix, family, place]) => {
    const list = new BlockList();
    list.addSubnet(network, prefix, family);
    return { list, place };
  });
  return {
    placeOf: (address) =>
      isIP(address) === 0
        ? undefined
        : ranges.find(({ list }) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'))?.place,
  };
}

/** Looks addresses up in a database of the operator's choice, in MaxMind's `.mmdb` format. It is read into memory. */
export function placesFromFile(path: string): Result<PlaceFinder, string> {
  try {
    const reader = new Reader<CityResponse>(readFileSync(path));
    return success({
      placeOf(address) {
        const found = isIP(address) === 0 ? null : reader.get(address);
        const country = found?.country?.iso_code;
        return country === undefined ? undefined : { country, city: found?.city?.names.en };
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(
      `The place database at GEO_DB can't be read (${reason}). Set it to a .mmdb file, or leave it out.`,
    );
  }
}
