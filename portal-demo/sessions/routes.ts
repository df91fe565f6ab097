import { Hono } from 'hono';
import type { Ports } from '../ports.ts';
import type { PortalEnv } from '../web/request.ts';
import { continueAs, hashOfVisit, newVisitId } from '../web/visit.ts';
import { endVisit } from './store.ts';

/** Logging out ends the session on the server and leaves nothing in the browser (PORTAL F4). */
export function sessionRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.post('/logout', async (c) => {
    await endVisit(ports.database, hashOfVisit(c.get('visitId')), c.get('caller'), ports.clock.now());
    continueAs(c, newVisitId(ports.random));
    // No "cookies": on localhost that would wipe the cookies of every other program there.
    c.header('Clear-Site-Data', '"cache", "storage"');
    return c.redirect('/login?done=logged-out', 303);
  });

  return routes;
}
