import { Hono } from 'hono';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import { headersOf, statusOf } from '../otp/refusal-text.ts';
import { otpActiveSince } from '../otp/state.ts';
import type { Ports } from '../ports.ts';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { changeSettings, readSettings, type SettingsFault } from './change-settings.ts';
import { isFrequency } from './frequency.ts';
import { SettingsPage } from './pages.tsx';
import { noticeSettingsOf } from './settings.ts';

const settingsPath = '/account/security/notices';

interface Fault {
  readonly settings?: SettingsFault;
  readonly proof?: OwnerProofFault;
}

export function noticeRoutes(ports: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  /** Shows what was chosen when something about it was wrong, otherwise what is saved. */
  async function showSettings(c: PortalContext, fault: Fault = {}): Promise<Response> {
    const { customer } = c.get('session');
    const saved = await noticeSettingsOf(ports, customer.id);
    const hasError = fault.settings !== undefined || fault.proof !== undefined;
    const typed = hasError ? c.get('form') : undefined;
    const [notice, link] = [typed?.text('notice'), typed?.text('link')];
    const page = (
      <SettingsPage
        settings={{
          notice: isFrequency(notice) ? notice : saved.notice,
          link: isFrequency(link) ? link : saved.link,
        }}
        login={customer.login}
        needsCode={(await otpActiveSince(ports, customer.id)) !== undefined}
        hasVerifiedPhone={customer.phoneVerifiedAt !== null}
        settingsFault={fault.settings}
        proofFault={fault.proof ?? {}}
      />
    );
    const code = fault.proof?.code;
    for (const [name, value] of Object.entries(code ? headersOf(code) : {})) c.header(name, value);
    const frame = { title: c.get('texts').notices.settingsTitle, signedInAs: customer.name, hasError };
    return showPage(c, frame, page, code ? statusOf(code) : hasError ? 422 : 200);
  }

  routes.get(settingsPath, (c) => showSettings(c));

  routes.post(settingsPath, async (c) => {
    const session = c.get('session');
    const form = c.get('form');
    const hasPhone = session.customer.phoneVerifiedAt !== null;
    const settings = readSettings(form.text('notice'), form.text('link'), hasPhone);
    if (!settings.ok) return showSettings(c, { settings: settings.reason });
    const changed = await changeSettings(ports, session, c.get('caller'), c.get('language'), settings.value, {
      password: form.text('password'),
      code: form.text('code'),
    });
    if (!changed.ok) return showSettings(c, { proof: changed.reason });
    return changed.value.isSaved
      ? c.redirect('/account/security?done=settings-saved', 303)
      : showSettings(c, { settings: 'link-needs-phone' });
  });

  return routes;
}
