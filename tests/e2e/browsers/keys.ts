/** A key by its `KeyboardEvent.key` name. */
export type Key = keyof typeof keys;

/**
 * What the two protocols call a key: Chromium's `Input.dispatchKeyEvent` wants the Windows key code and the text the
 * key types, WebDriver a private-use character (WebDriver §17.4.2, "keyboard actions").
 */
export const keys = {
  Enter: { windowsKeyCode: 13, text: '\r', webdriver: '\uE007' },
  Escape: { windowsKeyCode: 27, text: '', webdriver: '\uE00C' },
  Tab: { windowsKeyCode: 9, text: '', webdriver: '\uE004' },
  Backspace: { windowsKeyCode: 8, text: '', webdriver: '\uE003' },
  ArrowUp: { windowsKeyCode: 38, text: '', webdriver: '\uE013' },
  ArrowDown: { windowsKeyCode: 40, text: '', webdriver: '\uE015' },
  ArrowLeft: { windowsKeyCode: 37, text: '', webdriver: '\uE012' },
  ArrowRight: { windowsKeyCode: 39, text: '', webdriver: '\uE014' },
} as const;
