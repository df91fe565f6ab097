import { Hono } from 'hono';
import type { Ports } from '../ports.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { landing, linkOfForm, openedLink } from '../web/mail-link.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { requestReset, resetByLink, resetPage } from './change-password.ts';
import { ForgotPage, NewPasswordPage, SentencePage } from './pages.tsx';
import { findByResetLink } from './password-store.ts';

function showDeadLink(c: PortalContext): Response {
  const { profile } = c.get('texts');
  const content = <SentencePage text={profile.dead} href="/forgotten-password" link={profile.startAgain} />;
  return showPage(c, { title: profile.deadTitle, hasError: true }, content, 410);
}

/** Forgotten password: a mailed link sets a new one. It never turns OTP off and never logs in (PORTAL E9, H12). */
export function resetRoutes(ports: Ports): Hono<PortalEnv> {
  const showForgot = (c: PortalContext, state: 'asking' | 'sent' | 'too-often'): Response =>
    showPage(
      c,
      { title: c.get('texts').profile.forgotTitle, hasError: state === 'too-often' },
      <ForgotPage state={state} />,
      state === 'too-often' ? 429 : 200,
    );

  const routes = new Hono<PortalEnv>();

  routes.get('/forgotten-password', (c) => showForgot(c, 'asking'));

  routes.post('/forgotten-password', async (c) => {
    const from = { caller: c.get('caller'), language: c.get('language'), publicUrl: c.get('publicUrl') };
    const isAllowed = await requestReset(ports, from, c.get('form').text('login') ?? '');
    return showForgot(c, isAllowed ? 'sent' : 'too-often');
  });

  routes.get(`${resetPage}/:code`, landing(resetPage, notFoundPage));

  routes.get(resetPage, async (c) => {
    const link = openedLink(c);
    const owner = link && (await findByResetLink(ports.database, link.hash, ports.clock.now()));
    if (link === undefined || owner === undefined) return showDeadLink(c);
    const { newPasswordTitle } = c.get('texts').profile;
    return showPage(c, { title: newPasswordTitle }, <NewPasswordPage viewToken={link.viewToken} />);
  });

  routes.post(resetPage, async (c) => {
    const link = linkOfForm(c);
    if (link === undefined) return showDeadLink(c);
    const from = { caller: c.get('caller'), language: c.get('language') };
    const { profile, recovery } = c.get('texts');
    const reset = await resetByLink(ports, link.hash, from, c.get('form').text('newPassword'));
    if (reset.ok) {
      const content = <SentencePage text={profile.resetDone} href="/login" link={recovery.toLogin} />;
      return showPage(c, { title: profile.resetDoneTitle }, content);
    }
    if (reset.reason === 'dead-link') return showDeadLink(c);
    const content = <NewPasswordPage viewToken={link.viewToken} fault={reset.reason} />;
    return showPage(c, { title: profile.newPasswordTitle, hasError: true }, content, 422);
  });

  return routes;
}
