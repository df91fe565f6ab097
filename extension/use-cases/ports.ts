import type { Result } from '../../shared/result.ts';
import type { FillOutcome, PagePicture, PageReading } from '../page/reading.ts';
import type { Bytes } from '../vault/aes-gcm.ts';
import type { KeyValueStorage } from '../vault/generations.ts';
import type { DerivePasswordKey, RandomBytes } from '../vault/slot.ts';

/** The outside, as the use cases see it. `extension/browser` implements it; tests bring their own. */
export interface BackgroundPorts {
  readonly storage: KeyValueStorage;
  /** Runs `work` while no other page of ours, nor the background, is in its own `exclusively`. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly session: Session;
  readonly random: RandomBytes;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Resolves once `now()` is at least `timeMs`. */
  readonly waitUntil: (timeMs: number) => Promise<void>;
}

/** The ports of our own pages, which have a window and the page beneath it. */
export interface Ports extends BackgroundPorts {
  readonly derivePasswordKey: DerivePasswordKey;
  readonly page: VisitedPage;
  /** The texts of the QR codes in a picture; empty when there is none. */
  readonly decodePicture: (picture: PagePicture) => Promise<readonly string[]>;
}

/** Lives in memory, for our own pages only, until the browser exits. */
export interface Session {
  unlockedVault(): Promise<UnlockedVault | undefined>;
  setUnlockedVault(vault: UnlockedVault): Promise<void>;
  forgetUnlockedVault(): Promise<void>;
  /** The last step filled per entry: servers accept a step once (RFC 6238 §5.2). */
  lastFilledStep(entryId: string): Promise<number | undefined>;
  setLastFilledStep(entryId: string, step: number): Promise<void>;
  activation(): Promise<Activation | undefined>;
  setActivation(activation: Activation | undefined): Promise<void>;
}

export interface UnlockedVault {
  readonly vaultId: string;
  readonly masterKey: Bytes;
}

/** A code of a pending entry was filled into a page: did the site accept it? */
export interface Activation {
  readonly entryId: string;
  readonly origin: string;
  readonly tabId: number;
  readonly filledAtMs: number;
  /** The person has sent the form; what the site shows next is its answer. */
  readonly isSent: boolean;
}

/**
 * Why the page could not be looked at. `restricted`: the browser allows no extension there (its own pages, the
 * store, PDF), or it is no web page. `page-failed`: something on the page made our script fail.
 */
export type PageFault = 'restricted' | 'page-failed';

/** The page in the active tab; reachable only after the person's gesture (activeTab). */
export interface VisitedPage {
  read(): Promise<Result<VisitedReading, PageFault>>;
  /** The pictures that may be QR codes. */
  pictures(): Promise<Result<readonly PagePicture[], PageFault>>;
  fill(order: FillOrder): Promise<Result<FillOutcome, PageFault>>;
}

export interface VisitedReading extends PageReading {
  readonly tabId: number;
}

export interface FillOrder {
  readonly code: string;
  /** The document must be of this origin. */
  readonly origin: string;
  /** Tell the background when the form is sent. */
  readonly isActivation: boolean;
}
