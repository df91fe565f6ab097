import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface PrimaryButtonProps {
  readonly children: ComponentChildren;
  readonly isBusy: boolean;
  readonly onClick: () => void;
  /** Whether Enter is to press it as soon as it appears: it is the next step. */
  readonly isNextStep?: boolean;
}

export function PrimaryButton({
  children,
  isBusy,
  onClick,
  isNextStep = true,
}: PrimaryButtonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isNextStep) button.current?.focus();
  }, [isNextStep]);
  return (
    // Busy, it keeps the focus and its place for screen readers; it just does nothing.
    <button
      ref={button}
      class="primary"
      type="button"
      aria-disabled={isBusy}
      onClick={() => isBusy || onClick()}
    >
      {children}
    </button>
  );
}
