import { isIPv6 } from 'node:net';

/** RFC 4941: a device changes the lower half of its IPv6 address all the time, the network keeps the upper 64 bits. */
const networkGroups = 4;

/** The eight groups of an IPv6 address (RFC 4291 §2.2), without zone and leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [plain = ''] = address.toLowerCase().split('%');
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}

/** What stays the same while a person stays where they are: the /64 of an IPv6 address, a whole IPv4 address (PORTAL I7). */
export const networkOf = (address: string): string =>
  isIPv6(address) ? `${groupsOf(address).slice(0, networkGroups).join(':')}::/64` : address;
