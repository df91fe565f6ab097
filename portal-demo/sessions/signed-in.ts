import type { MiddlewareHandler } from 'hono';
import type { Ports } from '../ports.ts';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { hashOfVisit } from '../web/visit.ts';
import type { Session } from './session.ts';
import { findSession } from './store.ts';

export const sessionOf = (ports: Ports, c: PortalContext): Promise<Session | undefined> =>
  findSession(ports.database, hashOfVisit(c.get('visitId')), ports.clock.now());

/** In front of every account page: without a finished login there is only the way to the login (PORTAL E1). */
export function onlySignedIn(ports: Ports): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const session = await sessionOf(ports, c);
    if (session === undefined) return c.redirect(`/login?next=${encodeURIComponent(c.req.path)}`, 303);
    c.set('session', session);
    return next();
  };
}
