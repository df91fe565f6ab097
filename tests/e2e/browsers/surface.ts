import { writeFile } from 'node:fs/promises';
import axeCore from 'axe-core';
import type { Key } from './keys.ts';

/** What can travel to the browser. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A CSS selector, or one narrowed to the element that shows (or is labelled with) a text. */
export type Target = string | { readonly css: string; readonly text: string };

/** One finding of axe-core: the rule, what is wrong and the elements that break it. */
export interface AccessibilityFinding {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly elements: readonly string[];
}

/** A document on the screen that a hand can use: a tab or the popup. Clicks and keys are trusted events. */
export interface Surface {
  /** Runs `body` in the document. It travels as source text, so it sees only its arguments and the page. */
  evaluate<Args extends readonly Json[], Value>(
    body: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value>;
  /** Runs `body` until it gives something truthy, and returns that. Fails after 10 s. */
  waitFor<Args extends readonly Json[], Value>(
    body: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<NonNullable<Value>>;
  /** Waits until the document shows `text`. */
  waitForText(text: string): Promise<void>;
  /** The visible text of the first match, waiting for it to appear. Default: the whole body. */
  textOf(target?: Target): Promise<string>;
  /** Scrolls to the target, waits until it stands still with nothing over it, and clicks its middle. */
  click(target: Target): Promise<void>;
  /** Clicks a field and replaces what is in it by `text`, key by key. */
  type(target: Target, text: string): Promise<void>;
  /** Presses a key where the focus is. */
  press(key: Key): Promise<void>;
  /** Writes a PNG of what is visible to `file`. */
  screenshot(file: string): Promise<void>;
  /** Runs axe-core with the WCAG 2.0–2.2 A and AA rules. */
  auditAccessibility(): Promise<readonly AccessibilityFinding[]>;
  /** The address the document has now. */
  url(): Promise<string>;
  close(): Promise<void>;
}

/** The little a browser must be able to do to a document; everything in `Surface` is made of it. */
export interface Hands {
  /** The string that the expression (or a promise of it) gives, run in the document. */
  evaluateText(expression: string): Promise<string>;
  /** A whole mouse click, in CSS pixels of the document's viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Types text key by key where the focus is. */
  typeText(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** A PNG of the viewport. */
  capture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

const patienceMs = 10_000;
const pollMs = 50;
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const describeTarget = (target: Target): string =>
  typeof target === 'string' ? target : `${target.css} with the text “${target.text}”`;

/** Repeats `attempt` until it gives something truthy. A failing attempt (a page on its way out) is tried again. */
export async function pollUntil<Value>(
  what: string,
  attempt: () => Promise<Value>,
): Promise<NonNullable<Value>> {
  const deadlineMs = Date.now() + patienceMs;
  let last: unknown;
  do {
    try {
      const value = await attempt();
      if (value !== false && value !== '' && value !== 0 && value !== null && value !== undefined)
        return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await pause(pollMs);
  } while (Date.now() < deadlineMs);
  const detail = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}. Last seen: ${detail}`);
}

/** Where the first visible match stands, once it stands still. Runs in the page. */
async function locate(
  css: string,
  text: string | null,
): Promise<{ x: number; y: number; text: string; cover: string | null } | null> {
  const labelOf = (element: HTMLElement): string =>
    [
      element.innerText,
      element.getAttribute('aria-label'),
      element.title,
      element.getAttribute('value'),
    ].join('\n');
  const found = [...document.querySelectorAll<HTMLElement>(css)].find(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      (text === null || labelOf(element).includes(text)),
  );
  if (found === undefined) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const before = found.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const after = found.getBoundingClientRect();
  if (before.x !== after.x || before.y !== after.y || before.width !== after.width) return null;
  const x = after.x + after.width / 2;
  const y = after.y + after.height / 2;
  const root = found.getRootNode();
  const hit = (root instanceof ShadowRoot ? root : document).elementFromPoint(x, y);
  const isReached =
    hit !== null &&
    (found.contains(hit) || hit.contains(found) || hit.closest('label')?.contains(found) === true);
  return {
    x,
    y,
    text: found.innerText,
    cover: isReached ? null : (hit?.outerHTML.slice(0, 120) ?? 'nothing there'),
  };
}

/** Makes a `Surface` of a browser's hands. */
export function surfaceOf(hands: Hands): Surface {
  const evaluate = async <Args extends readonly Json[], Value>(
    body: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value> => {
    const call = `(async (json) => JSON.stringify(await (${body.toString()})(...JSON.parse(json))) ?? 'null')`;
    const json = await hands.evaluateText(`${call}(${JSON.stringify(JSON.stringify(args))})`);
    return JSON.parse(json) as Value; // what `body` returned, by way of JSON
  };
  const waitFor: Surface['waitFor'] = (body, ...args) =>
    pollUntil(body.toString(), () => evaluate(body, ...args));
  const find = (target: Target): ReturnType<typeof locate> =>
    typeof target === 'string' ? evaluate(locate, target, null) : evaluate(locate, target.css, target.text);
  const click: Surface['click'] = async (target) => {
    const { x, y } = await pollUntil(`a click on ${describeTarget(target)}`, async () => {
      const place = await find(target);
      if (typeof place?.cover === 'string') throw new Error(`covered by ${place.cover}`);
      return place;
    });
    await hands.clickAt(x, y);
  };
  return {
    evaluate,
    waitFor,
    click,
    async waitForText(text) {
      await pollUntil(`the text “${text}”`, async () => {
        const shown = await evaluate(() => document.body.innerText);
        if (!shown.includes(text)) throw new Error(shown.slice(0, 400));
        return true;
      });
    },
    async textOf(target = 'body') {
      const place = await pollUntil(describeTarget(target), () => find(target));
      return place.text;
    },
    async type(target, text) {
      await click(target);
      const isFilled = await evaluate(() => {
        const field = document.activeElement;
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
        field.select();
        return field.value !== '';
      });
      if (isFilled && text === '') await hands.press('Backspace');
      await hands.typeText(text);
    },
    press: (key) => hands.press(key),
    async screenshot(file) {
      await writeFile(file, await hands.capture());
    },
    async auditAccessibility() {
      await hands.evaluateText(`${axeCore.source}; 'axe is there'`);
      return evaluate(async (tags) => {
        const { violations } = await axe.run(document, { runOnly: [...tags] });
        return violations.map(({ id, impact, help, nodes }) => ({
          rule: id,
          impact: impact ?? 'unknown',
          help,
          elements: nodes.map((node) => node.html),
        }));
      }, axeTags);
    },
    url: () => evaluate(() => location.href),
    close: () => hands.close(),
  };
}

/** In the page, after `axeCore.source` ran there. */
declare const axe: typeof axeCore;
