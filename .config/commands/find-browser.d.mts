export type BrowserKind = 'chromium' | 'firefox';

export const browserKinds: readonly BrowserKind[];

/** The program of an installed browser that can load our build, or undefined. Installs nothing. */
export function findBrowser(kind: BrowserKind): Promise<string | undefined>;

/** Installs it with apt-get where that is possible; undefined, and said on stderr, where it is not. */
export function installBrowser(kind: BrowserKind): Promise<string | undefined>;

/** One sentence for a person without that browser: what is missing and what to do. */
export function missingBrowser(kind: BrowserKind): string;
