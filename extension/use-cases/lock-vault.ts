import type { Ports } from './ports.ts';

/** Forgets the master key; every open page of ours sees that and blanks. */
export const lockVault = ({ session }: Pick<Ports, 'session'>): Promise<void> =>
  session.forgetUnlockedVault();
