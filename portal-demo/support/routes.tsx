import { Hono } from 'hono';
import { newQuestion } from '../captcha/question.ts';
import { allowRobotCheck } from '../captcha/robot-check.tsx';
import { formatInstant } from '../locales/instant.ts';
import type { Ports } from '../ports.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { landing, linkOfForm, openedLink } from '../web/mail-link.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { object, objectable } from './decide.ts';
import { officeTimeZone } from './due-time.ts';
import { HelpPage, ObjectionPage, ParagraphPage, SupportPage } from './pages.tsx';
import { objectionPage, requestRemoval, robotFlow, type RequestFault } from './request.ts';

/** For everybody, without a login: help, the request to support, and the objection to one. */
export function supportRoutes(ports: Ports): Hono<PortalEnv> {
  async function showForm(
    c: PortalContext,
    typed: { readonly login: string; readonly message: string },
    fault?: RequestFault,
  ): Promise<Response> {
    const question = await newQuestion(ports, robotFlow(c.get('visitId')));
    allowRobotCheck(c);
    return showPage(
      c,
      { title: c.get('texts').support.title, hasError: fault !== undefined },
      <SupportPage question={question} {...typed} {...(fault && { fault })} />,
      fault === undefined ? 200 : fault === 'too-often' ? 429 : 422,
    );
  }

  const showDeadObjection = (c: PortalContext): Response => {
    const { objectionTitle, objectionDead } = c.get('texts').support;
    return showPage(
      c,
      { title: objectionTitle, hasError: true },
      <ParagraphPage text={objectionDead} />,
      410,
    );
  };

  const routes = new Hono<PortalEnv>();

  routes.get('/help', (c) => showPage(c, { title: c.get('texts').help.title }, <HelpPage />));

  routes.get('/support', (c) => showForm(c, { login: '', message: '' }));

  routes.post('/support', async (c) => {
    const form = c.get('form');
    const [login, message] = [form.text('login'), form.text('message')];
    const requested = await requestRemoval(
      ports,
      { login, message, robotAnswer: form.text('captcha') },
      {
        visitId: c.get('visitId'),
        caller: c.get('caller'),
        language: c.get('language'),
        publicUrl: c.get('publicUrl'),
      },
    );
    if (!requested.ok) return showForm(c, { login: login ?? '', message: message ?? '' }, requested.reason);
    const { support } = c.get('texts');
    const due = formatInstant(requested.value.dueAt, c.get('language'), officeTimeZone);
    return showPage(c, { title: support.doneTitle }, <ParagraphPage text={support.done(due)} />);
  });

  routes.get(`${objectionPage}/:code`, landing(objectionPage, notFoundPage));

  routes.get(objectionPage, async (c) => {
    const link = openedLink(c);
    if (link === undefined || !(await objectable(ports, link.hash))) return showDeadObjection(c);
    const { objectionTitle } = c.get('texts').support;
    return showPage(c, { title: objectionTitle }, <ObjectionPage viewToken={link.viewToken} />);
  });

  routes.post(objectionPage, async (c) => {
    const link = linkOfForm(c);
    const objected = link && (await object(ports, link.hash, c.get('caller')));
    if (objected?.ok !== true) return showDeadObjection(c);
    const { objectionTitle, objectionDone, objectionDoneLate } = c.get('texts').support;
    const text = objected.value.wasDecided ? objectionDoneLate : objectionDone;
    return showPage(c, { title: objectionTitle }, <ParagraphPage text={text} />);
  });

  return routes;
}
