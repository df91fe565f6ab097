import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FillFault } from '../../use-cases/fill-code.ts';
import { lookAtPage, lookAtPictures, type Sighting } from '../../use-cases/look-at-page.ts';
import { settleActivation } from '../../use-cases/settle-activation.ts';
import type { Entry } from '../../vault/entry.ts';
import { useSurroundings } from '../surroundings.ts';
import { useVault, type VaultView } from '../use-vault.ts';

/** A fill under way; perhaps it waits for the next code. */
export interface Filling {
  readonly entryId: string;
  readonly waitsUntilMs?: number;
}

export interface PopupModel extends VaultView {
  /** The page in the active tab; undefined while it is being read. Its pictures may still be looked at. */
  readonly sighting: Sighting | undefined;
  readonly filling: Filling | undefined;
  /** Why the last fill did not happen. */
  readonly fault: FillFault | undefined;
  readonly fill: (entry: Entry) => Promise<void>;
}

/** The popup's one state: the vault, the page beneath it, and a fill under way. */
export function usePopup(): PopupModel {
  const { ports, close } = useSurroundings();
  const view = useVault();
  const [sighting, setSighting] = useState<Sighting>();
  const [filling, setFilling] = useState<Filling>();
  const isFilling = useRef(false);
  const [fault, setFault] = useState<FillFault>();
  const isUnlocked = view.vault?.kind === 'unlocked';

  useEffect(() => {
    const look = async () => {
      const read = await lookAtPage(ports);
      setSighting(read); // enough to fill; pictures take longer
      setSighting(await lookAtPictures(ports, read));
    };
    void look();
  }, [ports]);
  useEffect(() => {
    if (isUnlocked && sighting !== undefined) void settleActivation(ports, sighting);
  }, [ports, isUnlocked, sighting]);

  const fill = useCallback(
    async (entry: Entry) => {
      if (sighting?.kind !== 'page' || isFilling.current) return; // one code at a time
      isFilling.current = true;
      const { origin, tabId } = sighting;
      const entryId = entry.id;
      setFault(undefined);
      setFilling({ entryId });
      const onWait = (waitsUntilMs: number) => setFilling({ entryId, waitsUntilMs });
      const { fillCode } = await import('../../use-cases/fill-code.ts'); // the popup starts without it
      const filled = await fillCode(ports, { entryId, origin, tabId, onWait }).finally(() => {
        isFilling.current = false;
        setFilling(undefined);
      });
      if (filled.ok) close();
      else setFault(filled.reason);
    },
    [ports, sighting, close],
  );
  return { ...view, sighting, filling, fault, fill };
}
