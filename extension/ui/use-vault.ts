import { useCallback, useEffect, useState } from 'preact/hooks';
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
  const reload = useCallback(async () => setVault(await readVault(ports)), [ports]);
  useEffect(() => {
    void reload();
    return onVaultChange(() => void reload());
  }, [reload, onVaultChange]);
  return { vault, reload };
}
