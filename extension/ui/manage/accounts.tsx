import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { VaultContents } from '../../vault/entry.ts';
import { issuerOf, sitesOf } from '../entry-words.ts';
import { ShortcutTip } from '../parts/shortcut-tip.tsx';
import { useSurroundings } from '../surroundings.ts';

export function Accounts({ contents: { entries } }: { readonly contents: VaultContents }): JSX.Element {
  const { texts } = useSurroundings();
  if (entries.length === 0) return <FirstSteps />;
  return (
    <section>
      <h1>{texts.accountsTitle}</h1>
      <p class="muted">{texts.accountCount(entries.length)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.columnAccount}</th>
            <th scope="col">{texts.columnSites}</th>
            <th scope="col">{texts.columnState}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <strong>{issuerOf(entry.key, texts)}</strong>
                <span class="account">{entry.key.account}</span>
              </td>
              <td>{sitesOf(entry)}</td>
              <td>
                {texts[entry.state]}
                {entry.state === 'pending' && <span class="account">{texts.knownPending}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShortcutTip />
    </section>
  );
}

function FirstSteps(): JSX.Element {
  const { texts } = useSurroundings();
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone: screen readers go on from here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="stack" data-vault="ready">
      <h1 ref={heading} tabIndex={-1}>
        {texts.readyTitle}
      </h1>
      <ol class="steps">
        {texts.readySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="muted">{texts.pinTip}</p>
      <ShortcutTip />
    </section>
  );
}
