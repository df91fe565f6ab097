import { Hono } from 'hono';
import { withConsent } from '../otp/owner-consent.ts';
import { headersOf, statusOf } from '../otp/refusal-text.ts';
import { otpActiveSince } from '../otp/state.ts';
import type { Ports } from '../ports.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { landing, linkOfForm, openedLink } from '../web/mail-link.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { continueAs, hashOfVisit, newVisitId } from '../web/visit.ts';
import { LogoutLinkPage, LogoutOutcomePage, SessionsPage, type SessionsFault } from './pages.tsx';
import { actorOf } from './session.ts';
import { endEverything, endSession, endVisit, listSessions, ownerOfLogoutLink } from './store.ts';

const linkPath = '/logout-all';
export const sessionsPath = '/account/security/sessions';
const uuidPattern = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Leaves nothing of the session in the browser (PORTAL F4). */
function forget(c: PortalContext, ports: Ports): Response {
  continueAs(c, newVisitId(ports.random));
  // No "cookies": on localhost that would wipe the cookies of every other program there.
  c.header('Clear-Site-Data', '"cache", "storage"');
  return c.redirect('/login?done=logged-out', 303);
}

/** Logging out here, and everywhere by the link of a login mail. Nobody needs to be logged in for these. */
export function logoutRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.post('/logout', async (c) => {
    await endVisit(ports.database, hashOfVisit(c.get('visitId')), c.get('caller'), ports.clock.now());
    return forget(c, ports);
  });

  const showDead = (c: PortalContext): Response => {
    const { linkDeadTitle, linkDead } = c.get('texts').sessions;
    return showPage(c, { title: linkDeadTitle }, <LogoutOutcomePage text={linkDead} />, 410);
  };

  routes.get(`${linkPath}/:code`, landing(linkPath, notFoundPage));

  routes.get(linkPath, async (c) => {
    const link = openedLink(c);
    const owner = link && (await ownerOfLogoutLink(ports.database, link.hash, ports.clock.now()));
    if (link === undefined || owner === undefined) return showDead(c);
    const page = <LogoutLinkPage login={owner.login} viewToken={link.viewToken} />;
    return showPage(c, { title: c.get('texts').sessions.linkTitle }, page);
  });

  // Works again and again until the link is too old, and logs nobody in (PORTAL G12).
  routes.post(linkPath, async (c) => {
    const now = ports.clock.now();
    const link = linkOfForm(c);
    const owner = link && (await ownerOfLogoutLink(ports.database, link.hash, now));
    if (owner === undefined) return showDead(c);
    const actor = { customerId: owner.customerId, loginId: ports.random.uuid(), caller: c.get('caller') };
    await endEverything(ports.database, actor, now);
    const { linkDoneTitle, linkDone } = c.get('texts').sessions;
    return showPage(c, { title: linkDoneTitle }, <LogoutOutcomePage text={linkDone} />);
  });

  return routes;
}

/** What is logged in now, for its owner. */
export function sessionRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  async function showSessions(c: PortalContext, fault: SessionsFault = {}): Promise<Response> {
    const session = c.get('session');
    const { customer } = session;
    const page = (
      <SessionsPage
        sessions={await listSessions(ports.database, customer.id, ports.clock.now())}
        currentId={session.id}
        login={customer.login}
        needsCode={(await otpActiveSince(ports, customer.id)) !== undefined}
        isDone={c.req.query('done') === 'ended'}
        fault={fault}
      />
    );
    const hasError = Object.keys(fault).length > 0;
    for (const [name, value] of Object.entries(fault.code ? headersOf(fault.code) : {}))
      c.header(name, value);
    const status = fault.code ? statusOf(fault.code) : hasError ? 422 : 200;
    const frame = { title: c.get('texts').sessions.list, signedInAs: customer.name, hasError };
    return showPage(c, frame, page, status);
  }

  routes.get(sessionsPath, (c) => showSessions(c));

  routes.post(sessionsPath, async (c) => {
    const form = c.get('form');
    const session = c.get('session');
    const chosen = form.text('session') ?? '';
    if (!uuidPattern.test(chosen)) return showSessions(c, { isUnchosen: true });
    const actor = actorOf(session, c.get('caller'));
    const proof = { password: form.text('password'), code: form.text('code') };
    const ended = await withConsent(ports, session, c.get('caller'), proof, (proven) =>
      endSession(ports.database, proven, chosen, actor, ports.clock.now()),
    );
    if (!ended.ok) return showSessions(c, ended.reason);
    return chosen === session.id ? forget(c, ports) : c.redirect(`${sessionsPath}?done=ended`, 303);
  });

  routes.post(`${sessionsPath}/end-all`, async (c) => {
    await endEverything(ports.database, actorOf(c.get('session'), c.get('caller')), ports.clock.now());
    return forget(c, ports);
  });

  return routes;
}
