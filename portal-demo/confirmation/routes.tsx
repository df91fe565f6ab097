import { Hono } from 'hono';
import { logInConfirmed } from '../login/log-in.ts';
import { visitorOf } from '../login/visitor.ts';
import type { Ports } from '../ports.ts';
import { keepBrowserMark } from '../web/browser-mark.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { landing, linkOfForm, openedLink, type OpenedLink } from '../web/mail-link.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { continueAs, hashOfVisit } from '../web/visit.ts';
import { ConfirmPage, OutcomePage, WaitPage, type WaitPageProps } from './pages.tsx';
import { sendLink } from './send-link.ts';
import { confirm, findWaitingLogin, refuse, type WaitingLogin } from './store.ts';

const linkPath = '/confirm-login';
const waitPath = '/login/confirm';
const minuteMs = 60_000;

const isOwnLogin = (c: PortalContext, login: WaitingLogin): boolean =>
  Buffer.compare(login.visitHash, hashOfVisit(c.get('visitId'))) === 0;

/** Where the login began: it waits here, and only this browser gets the session. */
function waitRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  const ownLogin = (c: PortalContext): Promise<WaitingLogin | undefined> =>
    findWaitingLogin(ports.database, { visitHash: hashOfVisit(c.get('visitId')) }, ports.clock.now());

  async function showWait(c: PortalContext, notice?: WaitPageProps['notice']): Promise<Response> {
    const login = await ownLogin(c);
    if (login === undefined) return c.redirect('/login?done=restart', 303);
    const msLeft = login.expiresAt.getTime() - ports.clock.now().getTime();
    const page = <WaitPage login={login} minutesLeft={Math.ceil(msLeft / minuteMs)} notice={notice} />;
    const hasError = notice === 'too-many' || notice === 'not-confirmed';
    const status = notice === 'too-many' ? 429 : notice === 'not-confirmed' ? 422 : 200;
    return showPage(c, { title: c.get('texts').confirmation.waitTitle, hasError }, page, status);
  }

  routes.get(waitPath, (c) => showWait(c, c.req.query('done') === 'resent' ? 'resent' : undefined));

  routes.post(waitPath, async (c) => {
    const visitor = visitorOf(c, ports.random);
    const loggedIn = await logInConfirmed(ports, visitor, c.get('visitId'));
    if (loggedIn.ok) {
      continueAs(c, loggedIn.value.visitId);
      keepBrowserMark(c, visitor.browserMark);
      return c.redirect(loggedIn.value.next, 303);
    }
    if (loggedIn.reason === 'needs-code') return c.redirect('/login/otp', 303);
    return loggedIn.reason === 'no-login'
      ? c.redirect('/login?done=restart', 303)
      : showWait(c, 'not-confirmed');
  });

  routes.post(`${waitPath}/resend`, async (c) => {
    const login = await ownLogin(c);
    if (login === undefined) return c.redirect('/login?done=restart', 303);
    if (login.isConfirmed) return c.redirect(waitPath, 303);
    const usefulForMs = login.expiresAt.getTime() - ports.clock.now().getTime();
    const sent = await sendLink(ports, visitorOf(c, ports.random), { ...login, usefulForMs });
    return sent.ok ? c.redirect(`${waitPath}?done=resent`, 303) : showWait(c, 'too-many');
  });

  return routes;
}

/** Behind the link of the mail, in whatever browser that is. */
function linkRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  const showOutcome = (c: PortalContext, title: string, text: string, status: 200 | 410 = 200): Response =>
    showPage(c, { title }, <OutcomePage text={text} />, status);

  const showDead = (c: PortalContext): Response =>
    showOutcome(c, c.get('texts').confirmation.deadTitle, c.get('texts').confirmation.dead, 410);

  async function showConfirm(
    c: PortalContext,
    link: OpenedLink | undefined,
    hasWrongNumber = false,
  ): Promise<Response> {
    if (link === undefined) return showDead(c);
    const login = await findWaitingLogin(ports.database, { linkHash: link.hash }, ports.clock.now());
    if (login?.hasLink !== true || login.isConfirmed) return showDead(c);
    return showPage(
      c,
      { title: c.get('texts').confirmation.title, hasError: hasWrongNumber },
      <ConfirmPage
        login={login}
        viewToken={link.viewToken}
        isOwn={isOwnLogin(c, login)}
        hasWrongNumber={hasWrongNumber}
      />,
      hasWrongNumber ? 422 : 200,
    );
  }

  routes.get(`${linkPath}/:code`, landing(linkPath, notFoundPage));
  routes.get(linkPath, (c) => showConfirm(c, openedLink(c)));

  routes.post(linkPath, async (c) => {
    const link = linkOfForm(c);
    if (link === undefined) return showDead(c);
    const typed = (c.get('form').text('number') ?? '').trim();
    const by = {
      visitHash: hashOfVisit(c.get('visitId')),
      typedNumber: /^\d{2}$/.test(typed) ? Number(typed) : undefined,
      caller: c.get('caller'),
    };
    const outcome = await confirm(ports.database, link.hash, by, ports.clock.now());
    if (outcome === undefined) return showDead(c);
    if (outcome === 'wrong-number') return showConfirm(c, link, true);
    const login = await findWaitingLogin(ports.database, { linkHash: link.hash }, ports.clock.now());
    if (login !== undefined && isOwnLogin(c, login)) return c.redirect(waitPath, 303);
    const { doneTitle, doneElsewhere } = c.get('texts').confirmation;
    return showOutcome(c, doneTitle, doneElsewhere);
  });

  routes.post(`${linkPath}/refuse`, async (c) => {
    const link = linkOfForm(c);
    if (link === undefined) return showDead(c);
    const isStopped = await refuse(ports.database, link.hash, c.get('caller'), ports.clock.now());
    const { refusedTitle, refused } = c.get('texts').confirmation;
    return isStopped ? showOutcome(c, refusedTitle, refused) : showDead(c);
  });

  return routes;
}

export function confirmationRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.route('/', waitRoutes(ports));
  routes.route('/', linkRoutes(ports));
  return routes;
}
