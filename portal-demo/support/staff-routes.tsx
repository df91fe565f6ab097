import { Hono } from 'hono';
import { headersOf, statusOf } from '../otp/refusal-text.ts';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import type { Ports } from '../ports.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { decide } from './decide.ts';
import { decidedRequests, findRequest, openRequests, staffRights } from './decision-store.ts';
import { NeedsOtpPage, QueuePage, RequestPage } from './staff-pages.tsx';

const shownDecided = 20;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Behind `onlySignedIn`. For others than staff there is nothing here; for staff without OTP only the way to it. */
export function staffRoutes(ports: Ports): Hono<PortalEnv> {
  const { clock, database } = ports;

  async function showRequest(
    c: PortalContext,
    said: { readonly fault?: OwnerProofFault; readonly isNotOpen?: boolean } = {},
  ): Promise<Response> {
    const id = c.req.param('id') ?? '';
    const request = uuidPattern.test(id) ? await findRequest(database, id) : undefined;
    if (request === undefined) return notFoundPage(c);
    const { customer } = c.get('session');
    const { code } = said.fault ?? {};
    for (const [name, value] of Object.entries(code ? headersOf(code) : {})) c.header(name, value);
    const hasError = said.fault !== undefined || said.isNotOpen === true;
    return showPage(
      c,
      { title: c.get('texts').support.requestTitle, signedInAs: customer.name, hasError },
      <RequestPage
        request={request}
        now={clock.now()}
        staff={{ id: customer.id, login: customer.login }}
        {...said}
      />,
      code ? statusOf(code) : said.isNotOpen === true ? 409 : hasError ? 422 : 200,
    );
  }

  const routes = new Hono<PortalEnv>();

  routes.use('/staff/*', async (c: PortalContext, next) => {
    const { customer } = c.get('session');
    const rights = await staffRights(database, customer.id);
    if (!rights.isStaff) return notFoundPage(c);
    if (rights.hasOtp) return next();
    const { staffTitle } = c.get('texts').support;
    return showPage(c, { title: staffTitle, signedInAs: customer.name }, <NeedsOtpPage />, 403);
  });

  routes.get('/staff', async (c) => {
    const { customer } = c.get('session');
    const [open, decided] = [await openRequests(database), await decidedRequests(database, shownDecided)];
    return showPage(
      c,
      { title: c.get('texts').support.staffTitle, signedInAs: customer.name },
      <QueuePage open={open} decided={decided} now={clock.now()} />,
    );
  });

  routes.get('/staff/requests/:id', (c) => showRequest(c));

  routes.post('/staff/requests/:id', async (c) => {
    const form = c.get('form');
    const verdict = form.text('verdict');
    const id = c.req.param('id');
    if ((verdict !== 'approve' && verdict !== 'reject') || !uuidPattern.test(id)) return notFoundPage(c);
    const by = { session: c.get('session'), caller: c.get('caller'), publicUrl: c.get('publicUrl') };
    const proof = { password: form.text('password'), code: form.text('code') };
    const decided = await decide(ports, by, id, verdict, proof);
    if (decided.ok) return c.redirect('/staff', 303);
    return showRequest(c, decided.reason === 'not-open' ? { isNotOpen: true } : { fault: decided.reason });
  });

  return routes;
}
