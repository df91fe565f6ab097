/** One page of a set-up corpus and what a person should get from it. */
export interface Label {
  readonly id: string;
  /** Path of the page in the corpus folder. */
  readonly file: string;
  /** How the page shows its key. */
  readonly rendering: string;
  readonly expected: readonly string[];
  /** What a person does before the click on the icon. */
  readonly steps?: readonly Step[];
  readonly waitMs?: number;
}

interface Step {
  /** A CSS selector. */
  readonly click?: string;
  /** Milliseconds. */
  readonly wait?: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const mayBe = (type: 'number' | 'string', value: unknown): boolean =>
  value === undefined || typeof value === type;

const isStep = (value: unknown): boolean =>
  isRecord(value) && mayBe('string', value['click']) && mayBe('number', value['wait']);

export const isLabel = (value: unknown): value is Label =>
  isRecord(value) &&
  ['id', 'file', 'rendering'].every((name) => typeof value[name] === 'string') &&
  Array.isArray(value['expected']) &&
  value['expected'].every((uri) => typeof uri === 'string') &&
  (value['steps'] === undefined || (Array.isArray(value['steps']) && value['steps'].every(isStep))) &&
  mayBe('number', value['waitMs']);
