import { Hono } from 'hono';
import { headersOf, statusOf } from '../otp/refusal-text.ts';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import { otpActiveSince } from '../otp/state.ts';
import type { Ports } from '../ports.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { continueAs } from '../web/visit.ts';
import { confirmChange, requestChange } from './change-contact.ts';
import { changeOwnPassword, type PasswordFaults } from './change-password.ts';
import { findChange } from './contact-store.ts';
import { contacts, type Contact } from './contacts.ts';
import { ContactPage, PasswordPage, SentencePage, type ContactPageProps } from './pages.tsx';

function showDone(c: PortalContext, text: string): Response {
  const { customer, profile } = c.get('texts');
  const content = <SentencePage text={text} href="/account/customer" link={customer.title} />;
  return showPage(c, { title: profile.done, signedInAs: c.get('session').customer.name }, content);
}

const fromOf = (c: PortalContext) => ({
  session: c.get('session'),
  caller: c.get('caller'),
  language: c.get('language'),
});

const proofOf = (c: PortalContext) => ({
  password: c.get('form').text('password'),
  code: c.get('form').text('code'),
});

/** A refused code may mean waiting: the status and the header say so. */
function refusalStatus(c: PortalContext, { code }: OwnerProofFault): 422 | 429 {
  if (code === undefined) return 422;
  for (const [name, value] of Object.entries(headersOf(code))) c.header(name, value);
  return statusOf(code);
}

/** What a signed-in customer changes about themselves. */
export function profileRoutes(ports: Ports): Hono<PortalEnv> {
  async function showContact(
    c: PortalContext,
    contact: Contact,
    said: Pick<ContactPageProps, 'fault' | 'confirmFault'> & { readonly typed?: string | undefined } = {},
  ): Promise<Response> {
    const { customer } = c.get('session');
    const { fault, confirmFault, typed } = said;
    const now = ports.clock.now();
    const change = await findChange(ports.database, customer.id, contact, now);
    const isVerified = { email: customer.emailVerifiedAt, phone: customer.phoneVerifiedAt }[contact] !== null;
    const hasError = fault !== undefined || confirmFault !== undefined;
    const status =
      fault?.sending === 'too-often' ? 429 : fault ? refusalStatus(c, fault) : hasError ? 422 : 200;
    return showPage(
      c,
      { title: c.get('texts').profile.title[contact], signedInAs: customer.name, hasError },
      <ContactPage
        contact={contact}
        login={customer.login}
        hasOtp={(await otpActiveSince(ports, customer.id)) !== undefined}
        value={typed ?? (isVerified ? '' : customer[contact])}
        waitingFor={change?.newValue}
        {...(fault && { fault })}
        {...(confirmFault && { confirmFault })}
      />,
      status,
    );
  }

  async function showPassword(c: PortalContext, fault?: PasswordFaults): Promise<Response> {
    const { customer } = c.get('session');
    const hasOtp = (await otpActiveSince(ports, customer.id)) !== undefined;
    return showPage(
      c,
      {
        title: c.get('texts').profile.passwordTitle,
        signedInAs: customer.name,
        hasError: fault !== undefined,
      },
      <PasswordPage login={customer.login} hasOtp={hasOtp} {...(fault && { fault })} />,
      fault ? refusalStatus(c, fault) : 200,
    );
  }

  const routes = new Hono<PortalEnv>();

  for (const contact of contacts) {
    const path = `/account/profile/${contact}`;
    routes.get(path, (c) => showContact(c, contact));

    routes.post(path, async (c) => {
      const typed = c.get('form').text(contact);
      const requested = await requestChange(ports, fromOf(c), contact, typed, proofOf(c));
      return requested.ok
        ? c.redirect(path, 303)
        : showContact(c, contact, { fault: requested.reason, typed });
    });

    routes.get(`${path}/confirm`, (c) => c.redirect(path, 303));

    routes.post(`${path}/confirm`, async (c) => {
      const confirmed = await confirmChange(ports, fromOf(c), contact, c.get('form').text('sentCode'));
      return confirmed.ok
        ? showDone(c, c.get('texts').profile.changed[contact])
        : showContact(c, contact, { confirmFault: confirmed.reason });
    });
  }

  routes.get('/account/profile/password', (c) => showPassword(c));

  routes.post('/account/profile/password', async (c) => {
    const { session, ...from } = fromOf(c);
    const changed = await changeOwnPassword(
      ports,
      session,
      from,
      proofOf(c),
      c.get('form').text('newPassword'),
    );
    if (!changed.ok) return showPassword(c, changed.reason);
    continueAs(c, changed.value.visitId);
    return showDone(c, c.get('texts').profile.passwordChanged);
  });

  return routes;
}
