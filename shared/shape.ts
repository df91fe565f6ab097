/**
 * Reads data of unknown origin strictly: gives a typed copy of what has exactly this shape, or undefined.
 * Small because every one of our pages starts with it; a schema library costs the popup 6–9 kB more.
 */
export type Shape<Value> = (data: unknown) => Value | undefined;

export type ValueOf<S> = S extends Shape<infer Value> ? Value : never;

export const text: Shape<string> = (data) => (typeof data === 'string' ? data : undefined);

export const truth: Shape<boolean> = (data) => (typeof data === 'boolean' ? data : undefined);

/** A whole number within both bounds. */
export const integer =
  (min: number, max: number = Number.MAX_SAFE_INTEGER): Shape<number> =>
  (data) =>
    typeof data === 'number' && Number.isSafeInteger(data) && data >= min && data <= max ? data : undefined;

export const oneOf =
  <const Literal extends string | number>(...literals: readonly Literal[]): Shape<Literal> =>
  (data) =>
    literals.find((literal) => literal === data);

export const listOf =
  <Item>(item: Shape<Item>, min = 0, max = Infinity): Shape<readonly Item[]> =>
  (data) => {
    if (!Array.isArray(data) || data.length < min || data.length > max) return undefined;
    const items = data.map(item);
    return items.every((value) => value !== undefined) ? items : undefined;
  };

type Fields = Readonly<Record<string, Shape<unknown>>>;
type RecordOf<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

/** An object with all these fields and no other. */
export const record = <Required extends Fields>(required: Required): Shape<RecordOf<Required>> =>
  recordWith(required, {});

/** An object with all the required fields, perhaps the optional ones, and no other. */
export const recordWith =
  <Required extends Fields, Optional extends Fields>(
    required: Required,
    optional: Optional,
  ): Shape<RecordOf<Required> & Partial<RecordOf<Optional>>> =>
  (data) => {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
    const fields = new Map(Object.entries({ ...optional, ...required }));
    const read = Object.entries(data).map(([name, value]) => [name, fields.get(name)?.(value)] as const);
    const isWhole = Object.keys(required).every((name) => Object.hasOwn(data, name));
    if (!isWhole || read.some(([, value]) => value === undefined)) return undefined;
    // Every field has been read by its shape, and every required one is there: that is what the type says.
    return Object.fromEntries(read) as RecordOf<Required> & Partial<RecordOf<Optional>>;
  };

/** The first of the shapes that fits. */
export const either =
  <Shapes extends readonly Shape<unknown>[]>(...shapes: Shapes): Shape<ValueOf<Shapes[number]>> =>
  (data) => {
    for (const shape of shapes) {
      const value = shape(data);
      if (value !== undefined) return value as ValueOf<Shapes[number]>; // it came out of one of these shapes
    }
    return undefined;
  };

/** What fits `shape`, read further; `refine` gives undefined for what it does not take. */
export const refined =
  <Value, Refined>(shape: Shape<Value>, refine: (value: Value) => Refined | undefined): Shape<Refined> =>
  (data) => {
    const value = shape(data);
    return value === undefined ? undefined : refine(value);
  };
