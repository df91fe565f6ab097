import type { JSX } from 'preact';

export interface CountdownProps {
  readonly secondsLeft: number;
  readonly periodSeconds: number;
  readonly label: string;
}

const radius = 9;
const length = 2 * Math.PI * radius;

/** The seconds a code has left, as a number in a ring: never by colour or shape alone. */
export const Countdown = ({ secondsLeft, periodSeconds, label }: CountdownProps): JSX.Element => (
  <span class={secondsLeft <= 5 ? 'countdown ending' : 'countdown'} role="img" aria-label={label}>
    <svg viewBox="0 0 22 22" aria-hidden="true">
      <circle class="track" cx="11" cy="11" r={radius} />
      <circle
        class="left"
        cx="11"
        cy="11"
        r={radius}
        stroke-dasharray={length}
        stroke-dashoffset={length * (1 - secondsLeft / periodSeconds)}
      />
    </svg>
    <span aria-hidden="true">{secondsLeft}</span>
  </span>
);
