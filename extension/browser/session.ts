import { integer, record, text, truth, type Shape } from '../../shared/shape.ts';
import type { Activation, Session, UnlockedVault } from '../use-cases/ports.ts';
import { keyLength } from '../vault/aes-gcm.ts';
import { fromBase64Url, toBase64Url } from '../vault/base64url.ts';
import { browser } from './webextension.ts';

const keys = { unlocked: 'unlocked', activation: 'activation', filledStep: 'filled-step/' } as const;

const unlocked = record({ vaultId: text, masterKey: text });
const activation: Shape<Activation> = record({
  entryId: text,
  origin: text,
  tabId: integer(0),
  filledAtMs: integer(0),
  isSent: truth,
});

/** `storage.session`: in memory, for our own pages only (its default access level), gone when the browser exits. */
export const session: Session = {
  async unlockedVault() {
    const stored = unlocked(await read(keys.unlocked));
    if (stored === undefined) return undefined;
    const masterKey = fromBase64Url(stored.masterKey, keyLength);
    return masterKey.ok ? { vaultId: stored.vaultId, masterKey: masterKey.value } : undefined;
  },
  setUnlockedVault: ({ vaultId, masterKey }: UnlockedVault) =>
    write(keys.unlocked, { vaultId, masterKey: toBase64Url(masterKey) }),
  forgetUnlockedVault: () => browser.storage.session.remove(keys.unlocked),
  lastFilledStep: async (entryId) => integer(0)(await read(keys.filledStep + entryId)),
  setLastFilledStep: (entryId, step) => write(keys.filledStep + entryId, step),
  activation: async () => activation(await read(keys.activation)),
  setActivation: (value: Activation | undefined) =>
    value === undefined ? browser.storage.session.remove(keys.activation) : write(keys.activation, value),
};

const read = async (key: string): Promise<unknown> => (await browser.storage.session.get(key))[key];
const write = (key: string, value: unknown): Promise<void> => browser.storage.session.set({ [key]: value });

/** Calls back when the vault was locked, unlocked or changed by any of our pages. */
export function onVaultChange(changed: () => void): () => void {
  const listener = (changes: Readonly<Record<string, unknown>>, area: string) => {
    if ((area === 'session' && keys.unlocked in changes) || area === 'local') changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
