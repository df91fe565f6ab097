/*
 * A place database by another hand than the reader's: MaxMind DB file format 2.0, one IPv4 network with one city.
 * Tree of 24-bit records, 16 zero bytes, data section, marker, metadata.
 */

const typeBits = 5;

/** A short field: three bits of type, five of length. */
const field = (type: number, length: number): number[] =>
  type < 8 ? [(type << typeBits) | length] : [length, type - 7];

const text = (value: string): number[] => {
  const bytes = [...Buffer.from(value)];
  return [...field(2, bytes.length), ...bytes];
};

const unsigned = (type: 5 | 6 | 9, value: number): number[] => {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [...field(type, bytes.length), ...bytes];
};

const map = (entries: Readonly<Record<string, number[]>>): number[] => [
  ...field(7, Object.keys(entries).length),
  ...Object.entries(entries).flatMap(([key, value]) => [...text(key), ...value]),
];

const record = (value: number): number[] => [value >> 16, (value >> 8) & 255, value & 255];

/** A database that knows `network` (the first `prefix` bits of an IPv4 address) only. */
export function mmdbFile(network: string, prefix: number, place: { country: string; city: string }): Buffer {
  const address = network.split('.').map(Number);
  const nothing = prefix; // the number of nodes stands for "not found"
  const tree = Array.from({ length: prefix }, (_, depth) => {
    const bit = ((address[depth >> 3] ?? 0) >> (7 - (depth & 7))) & 1;
    const onPath = depth + 1 === prefix ? prefix + 16 : depth + 1;
    return bit === 0 ? [...record(onPath), ...record(nothing)] : [...record(nothing), ...record(onPath)];
  }).flat();
  const data = map({
    country: map({ iso_code: text(place.country) }),
    city: map({ names: map({ en: text(place.city) }) }),
  });
  const metadata = map({
    node_count: unsigned(6, prefix),
    record_size: unsigned(5, 24),
    ip_version: unsigned(5, 4),
    database_type: text('Test-City'),
    languages: [...field(11, 1), ...text('en')],
    binary_format_major_version: unsigned(5, 2),
    binary_format_minor_version: unsigned(5, 0),
    build_epoch: unsigned(9, 1_772_445_600),
    description: map({ en: text('test') }),
  });
  const marker = [0xab, 0xcd, 0xef, ...Buffer.from('MaxMind.com')];
  return Buffer.from([...tree, ...Array.from({ length: 16 }, () => 0), ...data, ...marker, ...metadata]);
}
