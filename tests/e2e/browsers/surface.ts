/** What can travel to the browser and back. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A CSS selector, or one narrowed to the element that shows (or is labelled with) a text. */
export type Target = string | { readonly css: string; readonly text: string };

/** A key by its `KeyboardEvent.key` name. */
export type Key = 'Enter' | 'Escape' | 'Tab' | 'Backspace' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

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
  /** Scrolls to the target, waits until nothing covers it and clicks its middle. */
  click(target: Target): Promise<void>;
  /** Clicks a field, replaces what is in it by `text`. */
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
