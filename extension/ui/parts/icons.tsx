import type { JSX } from 'preact';

/** Icons say nothing by themselves: the button around them carries the name. */
const icon = (path: string): JSX.Element => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const LockIcon = (): JSX.Element => icon('M7 11V8a5 5 0 0 1 10 0v3 M5.5 11h13v9.5h-13z M12 15v2.5');
export const ManageIcon = (): JSX.Element => icon('M4 6h16 M4 12h16 M4 18h16');
export const KeyIcon = (): JSX.Element => icon('M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M12 12h9 M18 12v3.5');
export const WarningIcon = (): JSX.Element => icon('M12 4 2.8 20h18.4z M12 10v4.5 M12 17.2v.1');
