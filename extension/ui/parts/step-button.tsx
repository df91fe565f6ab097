import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface StepButtonProps {
  readonly children: ComponentChildren;
  readonly isBusy: boolean;
  readonly onClick: () => void;
  /** The one button on the page that stands out, and that Enter presses as soon as it appears. */
  readonly isNextStep: boolean;
  /** For screen readers, where the visible words alone would not tell it from its likes. */
  readonly name?: string;
}

export function StepButton({ children, isBusy, onClick, isNextStep, name }: StepButtonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Never out of the hands of someone who is typing.
    if (isNextStep && !(document.activeElement instanceof HTMLInputElement)) button.current?.focus();
  }, [isNextStep]);
  return (
    // Busy, it keeps the focus and its place for screen readers; it just does nothing.
    <button
      ref={button}
      class={isNextStep ? 'primary' : ''}
      type="button"
      aria-disabled={isBusy}
      aria-label={name}
      onClick={() => isBusy || onClick()}
    >
      {children}
    </button>
  );
}
