import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Activation, Session, UnlockedVault } from '../use-cases/ports.ts';
import { keyLength } from '../vault/aes-gcm.ts';
import { fromBase64Url, toBase64Url } from '../vault/base64url.ts';

const keys = { unlocked: 'unlocked', activation: 'activation', filledStep: 'filled-step/' } as const;

const unlocked = v.object({ vaultId: v.string(), masterKey: v.string() });
const activation = v.object({
  entryId: v.string(),
  origin: v.string(),
  tabId: v.number(),
  filledAtMs: v.number(),
  isSent: v.boolean(),
});

/** `storage.session`: in memory, for our own pages only (its default access level), gone when the browser exits. */
export const session: Session = {
  async unlockedVault() {
    const stored = v.safeParse(unlocked, await read(keys.unlocked));
    if (!stored.success) return undefined;
    const masterKey = fromBase64Url(stored.output.masterKey, keyLength);
    return masterKey.ok ? { vaultId: stored.output.vaultId, masterKey: masterKey.value } : undefined;
  },
  setUnlockedVault: ({ vaultId, masterKey }: UnlockedVault) =>
    write(keys.unlocked, { vaultId, masterKey: toBase64Url(masterKey) }),
  forgetUnlockedVault: () => browser.storage.session.remove(keys.unlocked),
  async lastFilledStep(entryId) {
    const stored = v.safeParse(v.number(), await read(keys.filledStep + entryId));
    return stored.success ? stored.output : undefined;
  },
  setLastFilledStep: (entryId, step) => write(keys.filledStep + entryId, step),
  async activation() {
    const stored = v.safeParse(activation, await read(keys.activation));
    return stored.success ? stored.output : undefined;
  },
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
