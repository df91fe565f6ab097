import { contains, parentOf } from './unclobbered.ts';

/** A field for a code: one input, or the boxes of a split one in order. */
export type Inputs = readonly [HTMLInputElement, ...HTMLInputElement[]];

const boxCount = { min: 4, max: 10 };
/** In CSS pixels: a box for one character is about as wide as it is high. */
const widestBox = 90;
const aboutEqual = 4;
/** Codes in parts, as 3 + 3: how long they are in all. */
const lengthInParts = new Set([6, 8]);

/** Inputs in page order, the boxes of a split field together, whether the page limits them to a character or only draws them so. */
export function groupBoxes(usable: readonly HTMLInputElement[]): readonly Inputs[] {
  const rows: [HTMLInputElement, ...HTMLInputElement[]][] = [];
  for (const input of usable) {
    const row = rows.at(-1);
    const previous = row?.at(-1);
    if (row !== undefined && previous !== undefined && isNext(previous, input)) row.push(input);
    else rows.push([input]);
  }
  return rows.flatMap((row): readonly Inputs[] => (isSplit(row) ? [row] : row.map((input) => [input])));
}

const isNext = (previous: HTMLInputElement, input: HTMLInputElement): boolean =>
  previous.type === input.type &&
  previous.form === input.form &&
  (isNumberedNext(previous, input) || isBeside(previous, input));

/** `code-0` and `code-1`: the page counts its boxes. */
function isNumberedNext(previous: HTMLInputElement, input: HTMLInputElement): boolean {
  const [a, b] = [numbered(previous), numbered(input)];
  const isCounted = a !== undefined && a.stem === b?.stem && b.number === a.number + 1;
  return isCounted && previous.maxLength === input.maxLength;
}

function numbered({
  id,
  name,
}: HTMLInputElement): { readonly stem: string; readonly number: number } | undefined {
  const [, stem, number] = /^(.*?)(\d{1,2})\D*$/.exec(id === '' ? name : id) ?? [];
  return stem === undefined ? undefined : { stem, number: Number(number) };
}

/** Side by side, of one size and one room. */
function isBeside(previous: HTMLInputElement, input: HTMLInputElement): boolean {
  const [a, b] = [previous.getBoundingClientRect(), input.getBoundingClientRect()];
  const isAbout = (x: number, y: number) => Math.abs(x - y) <= aboutEqual;
  return (
    isAbout(a.top, b.top) &&
    isAbout(a.width, b.width) &&
    isAbout(a.height, b.height) &&
    (previous.maxLength === input.maxLength || isDrawnAsBox(input))
  );
}

function isSplit(row: Inputs): boolean {
  const rooms = new Set(row.map(({ maxLength }) => maxLength));
  const [room = 0] = rooms;
  const inParts = rooms.size === 1 && room > 1 && room <= 4 && lengthInParts.has(room * row.length);
  const isWhole = row.length >= boxCount.min && row.length <= boxCount.max;
  if (inParts) return row.length <= boxCount.min;
  return isWhole && (rooms.has(1) || row.every(isDrawnAsBox) || isCounted(row)) && !hasGaps(row);
}

const isCounted = (row: Inputs): boolean =>
  row.every(({ maxLength }, index) => {
    const [previous, input] = [row[index - 1], row[index]];
    return (
      maxLength < 0 && (previous === undefined || input === undefined || isNumberedNext(previous, input))
    );
  });

/** The first box sometimes has room for the whole code, for pasting. */
function isDrawnAsBox(input: HTMLInputElement): boolean {
  const { width, height } = input.getBoundingClientRect();
  const mayHoldAll = input.maxLength < 0 || input.maxLength === 1 || input.maxLength >= boxCount.min;
  return mayHoldAll && width <= widestBox && width <= 2 * height;
}

/** Asked for some characters of a longer secret only: boxes between them are shut. */
function hasGaps(row: Inputs): boolean {
  const [first] = row;
  const last = row.at(-1);
  const shared = commonAncestor(first, last ?? first);
  return [...(shared?.querySelectorAll('input') ?? [])].some(
    (input) =>
      !row.includes(input) &&
      input.maxLength === 1 &&
      (input.disabled || input.readOnly) &&
      input.offsetWidth > 0,
  );
}

function commonAncestor(first: Element, last: Element): Element | null {
  let ancestor = parentOf(first);
  while (ancestor !== null && !contains(ancestor, last)) ancestor = parentOf(ancestor);
  return ancestor;
}
