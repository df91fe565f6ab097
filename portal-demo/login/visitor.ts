import type { Language } from '../locales/languages.ts';
import type { Random } from '../ports.ts';
import { browserMark } from '../web/browser-mark.ts';
import type { Caller } from '../web/caller.ts';
import type { PortalContext } from '../web/request.ts';

/** Somebody on the way in, and what mails about it need to know. */
export interface Visitor {
  readonly caller: Caller;
  readonly browserMark: string;
  readonly language: Language;
  readonly publicUrl: URL;
}

export const visitorOf = (c: PortalContext, random: Random): Visitor => ({
  caller: c.get('caller'),
  browserMark: browserMark(c, random),
  language: c.get('language'),
  publicUrl: c.get('publicUrl'),
});
