import { Hono } from 'hono';
import { NoticesBox } from '../notices/pages.tsx';
import { noticeSettingsOf } from '../notices/settings.ts';
import { OtpBox } from '../otp/security-box.tsx';
import { otpActiveSince } from '../otp/state.ts';
import type { Ports } from '../ports.ts';
import { SessionsBox } from '../sessions/pages.tsx';
import type { PortalEnv } from '../web/request.ts';
import { showPage } from '../web/page.tsx';
import { Message } from '../web/parts.tsx';

/** What was just done, and the state in which saying so is true: a link with `?done=` alone can't claim it. */
const notices = {
  activated: { isActive: true, text: 'activated' },
  'already-active': { isActive: true, text: 'alreadyActive' },
  deactivated: { isActive: false, text: 'deactivated' },
  'not-active': { isActive: false, text: 'notActive' },
} as const;

const isNotice = (name: string | undefined): name is keyof typeof notices =>
  name !== undefined && Object.hasOwn(notices, name);

/** The Account Security page; every subject brings its own box. */
export function securityRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.get('/account/security', async (c) => {
    const { customer } = c.get('session');
    const { security } = c.get('texts');
    const activatedAt = await otpActiveSince(ports, customer.id);
    const done = c.req.query('done');
    const notice = isNotice(done) ? notices[done] : undefined;
    return showPage(
      c,
      { title: security.title, signedInAs: customer.name },
      <>
        {notice?.isActive === (activatedAt !== undefined) && (
          <Message tone="good">{security[notice.text]}</Message>
        )}
        {done === 'settings-saved' && <Message tone="good">{c.get('texts').notices.saved}</Message>}
        <NoticesBox settings={await noticeSettingsOf(ports, customer.id)} />
        <OtpBox activatedAt={activatedAt} />
        <SessionsBox />
      </>,
    );
  });

  return routes;
}
