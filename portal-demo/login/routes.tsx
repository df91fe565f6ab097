import { Hono } from 'hono';
import { codeRefusalText, headersOf, statusOf } from '../otp/refusal-text.ts';
import type { Ports } from '../ports.ts';
import { sessionOf } from '../sessions/signed-in.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { continueAs, hashOfVisit } from '../web/visit.ts';
import { logInWithCode, logInWithPassword } from './log-in.ts';
import { keepBrowserMark } from '../web/browser-mark.ts';
import { nextPage } from './next-page.ts';
import { CodePage, LoginPage, type LoginPageProps } from './pages.tsx';
import { findPendingLogin, type PendingLogin } from './store.ts';
import { visitorOf } from './visitor.ts';

/** Shown at the code too, since the link may be opened before the code is typed. */
const matchNumberOf = (pending: PendingLogin | undefined): { matchNumber?: number } =>
  pending?.needsLink === true ? { matchNumber: pending.matchNumber } : {};

export function loginRoutes(ports: Ports): Hono<PortalEnv> {
  const showLogin = (c: PortalContext, props: LoginPageProps, status: 200 | 422 | 429 = 200): Response =>
    showPage(
      c,
      { title: c.get('texts').login.title, hasError: props.error !== undefined },
      <LoginPage {...props} />,
      status,
    );

  const routes = new Hono<PortalEnv>();
  routes.get('/login', async (c) => {
    const next = nextPage(c.req.query('next'));
    if (await sessionOf(ports, c)) return c.redirect(next, 303);
    const done = c.req.query('done');
    return showLogin(c, { next, notice: done === 'logged-out' || done === 'restart' ? done : undefined });
  });

  routes.post('/login', async (c) => {
    const form = c.get('form');
    const login = form.text('login') ?? '';
    const next = nextPage(form.text('next'));
    const credentials = { login, password: form.text('password') ?? '', next };
    const visitor = visitorOf(c, ports.random);
    const loggedIn = await logInWithPassword(ports, visitor, credentials, c.get('visitId'));
    if (!loggedIn.ok) {
      const texts = c.get('texts').login;
      if (loggedIn.reason === 'wrong-credentials')
        return showLogin(c, { next, login, error: texts.wrongCredentials }, 422);
      const { waitSeconds } = loggedIn.reason;
      c.header('Retry-After', String(waitSeconds));
      return showLogin(c, { next, login, error: texts.tooMany(waitSeconds) }, 429);
    }
    continueAs(c, loggedIn.value.visitId);
    keepBrowserMark(c, visitor.browserMark);
    return c.redirect(loggedIn.value.next, 303);
  });

  routes.get('/login/otp', async (c) => {
    const pending = await findPendingLogin(ports.database, hashOfVisit(c.get('visitId')), ports.clock.now());
    if (pending === undefined) return c.redirect('/login', 303);
    if (pending.needsLink && !pending.needsCode) return c.redirect('/login/confirm', 303);
    return showPage(c, { title: c.get('texts').login.codeTitle }, <CodePage {...matchNumberOf(pending)} />);
  });

  routes.post('/login/otp', async (c) => {
    const texts = c.get('texts');
    const visitor = visitorOf(c, ports.random);
    const loggedIn = await logInWithCode(ports, visitor, c.get('visitId'), c.get('form').text('code'));
    if (loggedIn.ok) {
      continueAs(c, loggedIn.value.visitId);
      keepBrowserMark(c, visitor.browserMark);
      return c.redirect(loggedIn.value.next, 303);
    }
    const refusal = loggedIn.reason;
    if (refusal === 'no-login') return c.redirect('/login?done=restart', 303);
    for (const [name, value] of Object.entries(headersOf(refusal))) c.header(name, value);
    if (refusal.kind === 'locked' || refusal.kind === 'disabled' || refusal.kind === 'not-set') {
      return showLogin(
        c,
        { next: nextPage(undefined), error: codeRefusalText(texts, refusal) },
        statusOf(refusal),
      );
    }
    const pending = await findPendingLogin(ports.database, hashOfVisit(c.get('visitId')), ports.clock.now());
    const frame = { title: texts.login.codeTitle, hasError: true };
    const page = <CodePage refusal={refusal} {...matchNumberOf(pending)} />;
    return showPage(c, frame, page, statusOf(refusal));
  });

  return routes;
}
