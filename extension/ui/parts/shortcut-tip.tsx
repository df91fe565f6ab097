import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSurroundings } from '../surroundings.ts';

/** The keys that fill a code, as the browser has them now; another program or extension may have taken ours. */
export function ShortcutTip(): JSX.Element | null {
  const { texts, fillShortcut } = useSurroundings();
  const [keys, setKeys] = useState<string>();
  useEffect(() => void fillShortcut().then(setKeys), [fillShortcut]);
  if (keys === undefined) return null;
  return <p class="muted tip">{keys === '' ? texts.shortcutUnset : texts.shortcutTip(keys)}</p>;
}
