import type { Inputs } from './split-boxes.ts';

/** The field's inputs as they are now: a page that draws itself anew after a key replaces them. */
export type FindAgain = () => Inputs | undefined;

/**
 * Writes the code as a person would put it there and says whether the page holds it afterwards. Split boxes take it by
 * pasting or one by one, whichever that widget understands. Never submits.
 */
export async function writeCode(field: Inputs, code: string, findAgain: FindAgain): Promise<boolean> {
  const view = field[0].ownerDocument.defaultView ?? window;
  const current = () => (field.every(({ isConnected }) => isConnected) ? field : (findAgain() ?? field));
  for (const write of field.length === 1 ? [writeWhole] : [paste, writeBoxes, writeWhole]) {
    const sent = write(current, code);
    const wasHeld = sent && heldBy(current()) === code;
    await settled(view);
    if (heldBy(current()) === code) return true;
    if (wasHeld && isTaken(current())) return true;
  }
  return false;
}

/** What a field holds. Masks put spaces, dashes and blanks between and in place of the characters. */
export const heldBy = (inputs: Inputs): string =>
  inputs.map(({ value }) => value.replaceAll(/[\s_·•-]/g, '')).join('');

/** The page took the code and went on: its field is gone or shut. */
const isTaken = (inputs: Inputs): boolean =>
  inputs.every(({ isConnected, disabled }) => !isConnected || disabled);

type Way = (current: () => Inputs, code: string) => boolean;

const writeWhole: Way = (current, code) => {
  const [input] = current();
  type(input, code, 'Unidentified');
  return true;
};

/** As a paste reaches the first box: a widget that knows pasting hands the characters out itself. */
const paste: Way = (current, code) => {
  const [input] = current();
  const view = viewOf(input);
  const clipboardData = new view.DataTransfer();
  clipboardData.setData('text/plain', code);
  input.focus();
  input.dispatchEvent(
    new view.ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }),
  );
  return true;
};

const writeBoxes: Way = (current, code) => {
  const count = current().length;
  const roomOfEach = code.length / count;
  if (!Number.isInteger(roomOfEach)) return false;
  for (let index = 0; index < count; index++) {
    const input = current()[index];
    if (input === undefined) return false;
    const part = code.slice(index * roomOfEach, (index + 1) * roomOfEach);
    type(input, part, part);
  }
  return true;
};

/** As typing reaches it: through the native setter, so that frameworks that watch their own property notice. */
function type(input: HTMLInputElement, text: string, key: string): void {
  const view = viewOf(input);
  const bubbles = { bubbles: true, composed: true };
  const inputEvent = { ...bubbles, inputType: 'insertText', data: text };
  input.focus();
  input.dispatchEvent(new view.KeyboardEvent('keydown', { ...bubbles, key, cancelable: true }));
  input.dispatchEvent(new view.InputEvent('beforeinput', { ...inputEvent, cancelable: true }));
  Reflect.set(view.HTMLInputElement.prototype, 'value', text, input);
  input.dispatchEvent(new view.InputEvent('input', inputEvent));
  input.dispatchEvent(new view.KeyboardEvent('keyup', { ...bubbles, key }));
  input.dispatchEvent(new view.Event('change', { bubbles: true }));
}

/** The classes of the field's own frame. */
const viewOf = (input: HTMLInputElement): Window & typeof globalThis =>
  input.ownerDocument.defaultView ?? window;

/** Lets the page's own handlers run: two tasks. */
const settled = (view: Window): Promise<void> =>
  new Promise((resolve) => {
    view.setTimeout(() => view.setTimeout(resolve, 0), 0);
  });
