import { useCallback, useEffect, useState } from 'preact/hooks';
import { fillCode, type FillFault } from '../../use-cases/fill-code.ts';
import { lookAtPage, type Sighting } from '../../use-cases/look-at-page.ts';
import { settleActivation } from '../../use-cases/settle-activation.ts';
import type { Entry } from '../../vault/entry.ts';
import { useSurroundings } from '../surroundings.ts';
import { useVault, type VaultView } from '../use-vault.ts';

export interface PopupModel extends VaultView {
  /** The page in the active tab; undefined while it is being read. */
  readonly sighting: Sighting | undefined;
  readonly fillingId: string | undefined;
  /** Why the last fill of `entry` did not happen. */
  readonly refusal: { readonly entry: Entry; readonly fault: FillFault } | undefined;
  readonly fill: (entry: Entry, mayWait?: boolean) => Promise<void>;
}

/** The popup's one state: the vault, the page beneath it, and a fill under way. */
export function usePopup(): PopupModel {
  const { ports, close } = useSurroundings();
  const view = useVault();
  const [sighting, setSighting] = useState<Sighting>();
  const [fillingId, setFillingId] = useState<string>();
  const [refusal, setRefusal] = useState<PopupModel['refusal']>();
  const isUnlocked = view.vault?.kind === 'unlocked';

  useEffect(() => {
    void lookAtPage(ports).then(setSighting);
  }, [ports]);
  useEffect(() => {
    if (isUnlocked && sighting !== undefined) void settleActivation(ports, sighting);
  }, [ports, isUnlocked, sighting]);

  const fill = useCallback(
    async (entry: Entry, mayWait = false) => {
      if (sighting?.kind !== 'page') return;
      setRefusal(undefined);
      setFillingId(entry.id);
      const filled = await fillCode(ports, {
        entry,
        origin: sighting.origin,
        tabId: sighting.tabId,
        mayWait,
      });
      setFillingId(undefined);
      if (filled.ok) close();
      else setRefusal({ entry, fault: filled.reason });
    },
    [ports, sighting, close],
  );
  return { ...view, sighting, fillingId, refusal, fill };
}
