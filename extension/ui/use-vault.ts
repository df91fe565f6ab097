import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { readVault, type VaultState } from '../use-cases/read-vault.ts';
import { useSurroundings } from './surroundings.ts';

export interface VaultView {
  readonly vault: VaultState | undefined;
  readonly reload: () => Promise<void>;
}

/** The vault as it is now; follows every change any page of ours makes, so a lock blanks all of them at once. */
export function useVault(): VaultView {
  const { ports, onVaultChange } = useSurroundings();
  const [vault, setVault] = useState<VaultState>();
  const latest = useRef(0);
  const reload = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const read = await readVault(ports);
    if (turn === latest.current) setVault(read); // an older answer must not undo a newer one
  }, [ports]);
  useEffect(() => {
    void reload();
    return onVaultChange(() => void reload());
  }, [reload, onVaultChange]);
  return { vault, reload };
}
