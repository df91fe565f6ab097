import type { JSX } from 'preact';
import type { FillFault } from '../../use-cases/fill-code.ts';
import { Notice } from '../parts/notice.tsx';
import { useSurroundings } from '../surroundings.ts';
import { useNow } from '../use-now.ts';

export interface FillRefusalProps {
  readonly fault: FillFault;
  readonly onFillNext: () => void;
}

/** Why nothing was filled, and what to do about it. */
export function FillRefusal({ fault, onFillNext }: FillRefusalProps): JSX.Element {
  const { texts, ports } = useSurroundings();
  const nowMs = useNow(ports.now);
  if (fault.kind !== 'already-used') return <Notice kind="warning">{texts.fillFaults[fault.kind]}</Notice>;
  const secondsToNext = Math.max(0, Math.ceil((fault.nextAtMs - nowMs) / 1000));
  return (
    <Notice kind="warning">
      <p>{texts.alreadyUsed(secondsToNext)}</p>
      <button class="primary" type="button" onClick={onFillNext}>
        {texts.fillNext}
      </button>
    </Notice>
  );
}
