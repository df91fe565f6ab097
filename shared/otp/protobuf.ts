import { failure, success, type Result } from '../result.ts';

/** One field of a protobuf message; a fixed-width one (wire types 1 and 5) has no value we need. */
export interface Field {
  readonly number: number;
  readonly value: bigint | Uint8Array | undefined;
}

/** The bytes end inside a field, or hold what no writer of protobuf 3 produces. */
export type ProtobufFault = 'damaged';

const maxFieldNumber = 2n ** 29n - 1n;

/**
 * Cuts a message into its fields by wire type (protobuf.dev/programming-guides/encoding), whatever they mean, so that
 * unknown ones can be passed over. Nested messages come as bytes. Ends after at most as many fields as there are bytes.
 */
export function readFields(message: Uint8Array): Result<readonly Field[], ProtobufFault> {
  const reader = new Reader(message);
  const fields: Field[] = [];
  while (!reader.isAtEnd) {
    const tag = reader.varint();
    if (tag === undefined) return failure('damaged');
    const number = tag >> 3n;
    const value = reader.value(Number(tag & 7n));
    if (value === undefined || number < 1n || number > maxFieldNumber) return failure('damaged');
    fields.push({ number: Number(number), ...value });
  }
  return success(fields);
}

/** Every method takes from the front, or gives undefined when that is not there. */
class Reader {
  #rest: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#rest = bytes;
  }

  get isAtEnd(): boolean {
    return this.#rest.length === 0;
  }

  /** At most 64 bits, so at most ten bytes. */
  varint(): bigint | undefined {
    const last = this.#rest.subarray(0, 10).findIndex((byte) => byte < 0x80);
    const bytes = last < 0 ? undefined : this.bytes(last + 1);
    return (
      bytes &&
      BigInt.asUintN(
        64,
        bytes.reduceRight((value, byte) => (value << 7n) | BigInt(byte & 0x7f), 0n),
      )
    );
  }

  bytes(length: number): Uint8Array | undefined {
    if (length > this.#rest.length) return undefined;
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  value(wireType: number): Pick<Field, 'value'> | undefined {
    switch (wireType) {
      case 0:
        return wrap(this.varint());
      case 1:
        return this.bytes(8) && { value: undefined };
      case 2: {
        const length = this.varint();
        return length === undefined ? undefined : wrap(this.bytes(Number(length)));
      }
      case 5:
        return this.bytes(4) && { value: undefined };
      default:
        return undefined;
    }
  }
}

const wrap = (value: bigint | Uint8Array | undefined): Pick<Field, 'value'> | undefined =>
  value === undefined ? undefined : { value };
