import { Hono } from 'hono';
import type { VNode } from 'preact';
import { showPage } from '../web/page.tsx';
import { Badge, Box, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import { refusedLogins } from '../history/refused-logins.ts';
import type { Ports } from '../ports.ts';
import type { PortalEnv } from '../web/request.ts';
import type { Customer } from './customer.ts';

interface ContactProps {
  readonly value: string;
  readonly isVerified: boolean;
  readonly changedAt: string;
}

function Contact({ value, isVerified, changedAt }: ContactProps): VNode {
  const { customer, profile } = useView().texts;
  return (
    <>
      {value}{' '}
      <Badge tone={isVerified ? 'good' : 'warning'}>
        {isVerified ? customer.verified : customer.notVerified}
      </Badge>{' '}
      <a href={changedAt}>{isVerified ? profile.change : profile.verify}</a>
    </>
  );
}

/** A warning about logins that failed after the password; it stays for this session. */
function RefusedLogins({ count }: { count: number }): VNode {
  const { history } = useView().texts;
  return (
    <Message tone="bad">
      {history.refusedLogins(count)} <a href="/account/history">{history.lookThere}</a>
    </Message>
  );
}

function CustomerPage({ customer, refused }: { customer: Customer; refused: number }): VNode {
  const { texts } = useView();
  return (
    <>
      {refused > 0 && <RefusedLogins count={refused} />}
      <Box title={customer.name}>
        <dl class="facts">
          <dt>{texts.fields.login}</dt>
          <dd>{customer.login}</dd>
          <dt>{texts.customer.email}</dt>
          <dd>
            <Contact
              value={customer.email}
              isVerified={customer.emailVerifiedAt !== null}
              changedAt="/account/profile/email"
            />
          </dd>
          <dt>{texts.customer.phone}</dt>
          <dd>
            <Contact
              value={customer.phone}
              isVerified={customer.phoneVerifiedAt !== null}
              changedAt="/account/profile/phone"
            />
          </dd>
          <dt>{texts.fields.password}</dt>
          <dd>
            <a href="/account/profile/password">{texts.profile.changePassword}</a>
          </dd>
        </dl>
      </Box>
    </>
  );
}

export function accountRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.get('/account/customer', async (c) => {
    const session = c.get('session');
    const { customer } = session;
    const frame = { title: c.get('texts').customer.title, signedInAs: customer.name };
    return showPage(
      c,
      frame,
      <CustomerPage customer={customer} refused={await refusedLogins(ports, session)} />,
    );
  });

  return routes;
}
