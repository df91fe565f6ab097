import type { JSX } from 'preact';
import type { UriFault } from '../../../shared/otp/otpauth-uri.ts';
import { Notice } from '../parts/notice.tsx';
import { useSurroundings } from '../surroundings.ts';

/** The page offers a key that is no good: said, with the reason, rather than passed over. */
export function PageFaults({ faults }: { readonly faults: readonly UriFault[] }): JSX.Element | null {
  const { texts } = useSurroundings();
  const [first] = faults;
  return first === undefined ? null : (
    <Notice kind="warning">
      {texts.keyFault} {texts.keyFaults[first.reason]}
    </Notice>
  );
}
