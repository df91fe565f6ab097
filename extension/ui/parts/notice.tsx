import type { ComponentChildren, JSX } from 'preact';
import { WarningIcon } from './icons.tsx';

export interface NoticeProps {
  readonly kind?: 'info' | 'warning';
  readonly title?: string;
  readonly children: ComponentChildren;
}

export const Notice = ({ kind = 'info', title, children }: NoticeProps): JSX.Element => (
  <div class={`notice ${kind}`} role={kind === 'warning' ? 'alert' : 'status'}>
    {kind === 'warning' && <WarningIcon />}
    <div>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  </div>
);
