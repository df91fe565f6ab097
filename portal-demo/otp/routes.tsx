import { Hono } from 'hono';
import type { Ports } from '../ports.ts';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { showPage } from '../web/page.tsx';
import { actorOf } from '../sessions/session.ts';
import { continueAs } from '../web/visit.ts';
import { activate, type ActivationFault } from './activate.ts';
import { deactivate } from './deactivate.ts';
import { tellOwner } from './notices.ts';
import type { OwnerProof, OwnerProofFault } from './owner-proof.ts';
import { MissingContactsPage, ProofPage, SetOtpPage, ShownKeyPage } from './pages.tsx';
import { missingContacts, pendingKeyFor } from './pending-key.ts';
import { headersOf, statusOf } from './refusal-text.ts';
import { showKeyAgain } from './show-key.ts';

const securityPage = '/account/security';

const proofOf = (c: PortalContext): OwnerProof => {
  const form = c.get('form');
  return { password: form.text('password'), code: form.text('code') };
};

const titled = (
  c: PortalContext,
  title: string,
  hasError = false,
): { title: string; hasError: boolean; signedInAs: string } => ({
  title,
  hasError,
  signedInAs: c.get('session').customer.name,
});

/** The set-up page with the key of this session, and with what was wrong about the last try. */
async function showSetOtp(
  c: PortalContext,
  ports: Ports,
  fault?: Exclude<ActivationFault, 'already-active'>,
): Promise<Response> {
  const texts = c.get('texts');
  const pending = await pendingKeyFor(ports, c.get('session'));
  if (pending.ok) {
    const frame = titled(c, texts.setOtp.title, fault !== undefined);
    return showPage(
      c,
      frame,
      <SetOtpPage otpKey={pending.value} {...(fault && { fault })} />,
      fault ? 422 : 200,
    );
  }
  const missing = missingContacts(c.get('session').customer);
  if (missing.length === 0) return c.redirect(`${securityPage}?done=already-active`, 303);
  return showPage(c, titled(c, texts.missing.title), <MissingContactsPage missing={missing} />);
}

function showProof(c: PortalContext, surface: 'deactivate' | 'showKey', fault?: OwnerProofFault): Response {
  const { login } = c.get('session').customer;
  const frame = titled(c, c.get('texts')[surface].title, fault !== undefined);
  if (fault === undefined) return showPage(c, frame, <ProofPage surface={surface} login={login} />);
  if (fault.code?.kind === 'not-set') return c.redirect(`${securityPage}?done=not-active`, 303);
  for (const [name, value] of Object.entries(fault.code ? headersOf(fault.code) : {})) c.header(name, value);
  return showPage(
    c,
    frame,
    <ProofPage surface={surface} login={login} fault={fault} />,
    fault.code ? statusOf(fault.code) : 422,
  );
}

export function otpRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.get('/account/security/otp', (c) => showSetOtp(c, ports));

  routes.post('/account/security/otp', async (c) => {
    const session = c.get('session');
    const activated = await activate(
      ports,
      session,
      c.get('caller'),
      proofOf(c),
      c.get('form').isChecked('end-other-sessions'),
    );
    if (activated.ok) {
      continueAs(c, activated.value.visitId);
      await tellOwner(ports, session.customer, c.get('language'), 'activated', c.get('caller'));
      return c.redirect(`${securityPage}?done=activated`, 303);
    }
    if (activated.reason === 'already-active') return c.redirect(`${securityPage}?done=already-active`, 303);
    return showSetOtp(c, ports, activated.reason);
  });

  routes.get('/account/security/otp/key', (c) => showProof(c, 'showKey'));

  routes.post('/account/security/otp/key', async (c) => {
    const session = c.get('session');
    const { customer } = session;
    const shown = await showKeyAgain(ports, session, c.get('caller'), proofOf(c));
    if (!shown.ok) return showProof(c, 'showKey', shown.reason);
    await tellOwner(ports, customer, c.get('language'), 'keyShown', c.get('caller'));
    return showPage(c, titled(c, c.get('texts').showKey.title), <ShownKeyPage otpKey={shown.value} />);
  });

  routes.get('/account/security/otp/deactivate', (c) => showProof(c, 'deactivate'));

  routes.post('/account/security/otp/deactivate', async (c) => {
    const session = c.get('session');
    const { customer } = session;
    const deactivated = await deactivate(ports, actorOf(session, c.get('caller')), proofOf(c));
    if (!deactivated.ok) return showProof(c, 'deactivate', deactivated.reason);
    await tellOwner(ports, customer, c.get('language'), 'deactivated', c.get('caller'));
    return c.redirect(`${securityPage}?done=deactivated`, 303);
  });

  return routes;
}
