import { Hono } from 'hono';
import { allowRobotCheck } from '../captcha/robot-check.tsx';
import { newQuestion } from '../captcha/question.ts';
import type { Ports } from '../ports.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { landing, linkOfForm, openedLink, type OpenedLink } from '../web/mail-link.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { hashOfVisit } from '../web/visit.ts';
import { finish, robotFlow } from './finish.ts';
import { DeadLinkPage, DonePage, RecoveryPage, StartPage, type RecoveryPageProps } from './pages.tsx';
import { sendSmsCode } from './sms-code.ts';
import { recoveryPage, startRecovery } from './start.ts';
import { findClaimant, findRecovery } from './store.ts';

const showDeadLink = (c: PortalContext): Response =>
  showPage(c, { title: c.get('texts').recovery.deadTitle, hasError: true }, <DeadLinkPage />, 410);

/** Lost key fob: from the code page, by a mailed link, an SMS and the robot check, to OTP being off. */
export function recoveryRoutes(ports: Ports): Hono<PortalEnv> {
  const { clock, database } = ports;

  /** The page behind the link, as far as this recovery has come. */
  async function showRecovery(
    c: PortalContext,
    link: OpenedLink | undefined,
    said: Pick<RecoveryPageProps, 'isJustSent' | 'smsRefusal' | 'refusal'> = {},
  ): Promise<Response> {
    const recovery = link && (await findRecovery(database, link.hash, clock.now()));
    if (link === undefined || recovery === undefined) return showDeadLink(c);
    const { phone, isSmsSent, attemptsLeft } = recovery;
    const question = isSmsSent ? await newQuestion(ports, robotFlow(link.hash)) : undefined;
    const hasError = said.smsRefusal !== undefined || said.refusal !== undefined;
    const limited = said.smsRefusal === 'too-often' || attemptsLeft <= 0;
    allowRobotCheck(c);
    return showPage(
      c,
      { title: c.get('texts').recovery.title, hasError },
      <RecoveryPage {...{ phone, isSmsSent, attemptsLeft, question, viewToken: link.viewToken, ...said }} />,
      limited ? 429 : said.smsRefusal === 'not-sent' ? 503 : hasError ? 422 : 200,
    );
  }

  const routes = new Hono<PortalEnv>();

  routes.get('/login/lost-fob', async (c) => {
    const claimant = await findClaimant(database, hashOfVisit(c.get('visitId')), clock.now());
    if (claimant === undefined) return c.redirect('/login', 303);
    return showPage(c, { title: c.get('texts').recovery.title }, <StartPage />);
  });

  routes.post('/login/lost-fob', async (c) => {
    const started = await startRecovery(ports, {
      visitId: c.get('visitId'),
      caller: c.get('caller'),
      language: c.get('language'),
      publicUrl: c.get('publicUrl'),
    });
    const { title } = c.get('texts').recovery;
    if (started.ok) return showPage(c, { title }, <StartPage sentTo={started.value.sentTo} />);
    if (started.reason === 'no-login') return c.redirect('/login?done=restart', 303);
    const status = started.reason === 'too-often' ? 429 : 422;
    return showPage(c, { title, hasError: true }, <StartPage refusal={started.reason} />, status);
  });

  routes.get(`${recoveryPage}/:code`, landing(recoveryPage, notFoundPage));
  routes.get(recoveryPage, (c) => showRecovery(c, openedLink(c)));

  routes.post(`${recoveryPage}/sms`, async (c) => {
    const link = linkOfForm(c);
    if (link === undefined) return showDeadLink(c);
    const sent = await sendSmsCode(ports, link.hash, c.get('caller'), c.get('language'));
    if (sent.ok) return showRecovery(c, link, { isJustSent: true });
    if (sent.reason === 'dead-link') return showDeadLink(c);
    return showRecovery(c, link, sent.reason === 'no-attempts' ? {} : { smsRefusal: sent.reason });
  });

  routes.post(recoveryPage, async (c) => {
    const link = linkOfForm(c);
    if (link === undefined) return showDeadLink(c);
    const form = c.get('form');
    const claim = {
      linkHash: link.hash,
      smsCode: form.text('sentCode'),
      robotAnswer: form.text('captcha'),
    };
    const finished = await finish(ports, claim, {
      caller: c.get('caller'),
      language: c.get('language'),
      publicUrl: c.get('publicUrl'),
    });
    if (!finished.ok) return showRecovery(c, link, { refusal: finished.reason });
    return showPage(c, { title: c.get('texts').recovery.doneTitle }, <DonePage />);
  });

  return routes;
}
