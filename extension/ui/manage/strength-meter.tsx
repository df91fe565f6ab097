import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSurroundings } from '../surroundings.ts';

type Estimate = (password: string) => number;

/** The strength in words beside a bar. The estimator is loaded when the first character is typed. */
export function PasswordStrength({ password }: { readonly password: string }): JSX.Element {
  const { texts } = useSurroundings();
  const [estimate, setEstimate] = useState<Estimate>();
  const isWanted = password !== '';
  useEffect(() => {
    if (isWanted)
      void import('./password-strength.ts').then(({ strengthOf }) => setEstimate(() => strengthOf));
  }, [isWanted]);
  const strength = isWanted ? estimate?.(password) : undefined;
  return (
    <p class="strength" aria-live="polite">
      <span>{texts.strengthLabel}</span>
      <meter min={0} max={4} low={2} high={3} optimum={4} value={strength ?? 0} aria-hidden="true" />
      <strong>{strength === undefined ? '–' : texts.strengths[strength]}</strong>
    </p>
  );
}
