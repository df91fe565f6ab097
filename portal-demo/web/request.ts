import type { Context } from 'hono';
import type { Language, Texts } from '../locales/languages.ts';
import type { Session } from '../sessions/session.ts';
import type { Caller } from './caller.ts';
import type { Form } from './form.ts';

/** What the middlewares have found out before a route runs. */
export interface PortalEnv {
  Variables: {
    caller: Caller;
    /** The opaque id in the browser's cookie. What it opens, if anything, is decided by the tables. */
    visitId: string;
    language: Language;
    texts: Texts;
    isDemo: boolean;
    /** Where people reach the portal: links in mails begin with its origin, whatever a request says (PORTAL G9). */
    publicUrl: URL;
    /** The posted form, already checked for origin and CSRF token. Only on unsafe methods. */
    form: Form;
    /** Only behind `onlySignedIn`, where every account page is. */
    session: Session;
  };
}

export type PortalContext = Context<PortalEnv>;
