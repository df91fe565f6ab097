import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { accountRoutes } from './accounts/routes.tsx';
import { confirmationRoutes } from './confirmation/routes.tsx';
import { historyRoutes } from './history/routes.tsx';
import { startPage } from './login/next-page.ts';
import { captchaFiles } from './captcha/assets.ts';
import { loginRoutes } from './login/routes.tsx';
import { messageRoutes } from './messages/routes.tsx';
import { otpRoutes } from './otp/routes.tsx';
import type { Ports, Settings } from './ports.ts';
import { resetRoutes } from './profile/reset-routes.tsx';
import { profileRoutes } from './profile/routes.tsx';
import { recoveryRoutes } from './recovery/routes.tsx';
import { securityRoutes } from './security/routes.tsx';
import { noticeRoutes } from './notices/routes.tsx';
import { logoutRoutes, sessionRoutes } from './sessions/routes.tsx';
import { onlySignedIn } from './sessions/signed-in.ts';
import { supportRoutes } from './support/routes.tsx';
import { staffRoutes } from './support/staff-routes.tsx';
import { failedPage, notFoundPage, refusedFormPage } from './web/error-pages.tsx';
import { callers } from './web/read-caller.ts';
import { chooseLanguage } from './web/language.ts';
import type { PortalEnv } from './web/request.ts';
import { onlyOwnForms, onlyOwnHost } from './web/same-origin.ts';
import { securityHeaders } from './web/security-headers.ts';
import { staticFiles } from './web/static.ts';
import { visits } from './web/visit.ts';

/** The whole portal, ready for requests. Holds no state of its own: several may run on one database. */
export function createApp(ports: Ports, { publicUrl, isDemo, trustedProxies }: Settings): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.use(securityHeaders, callers(ports.random, trustedProxies));

  // For the machine that runs the portal: alive, and able to do its work.
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await ports.database.execute(sql`select 1`);
      return c.text('ready');
    } catch (error) {
      ports.log.error('The database does not answer.', error);
      return c.text('The database does not answer.', 503);
    }
  });
  app.route('/', staticFiles);
  app.route('/', captchaFiles);

  app.use(async (c, next) => {
    c.set('isDemo', isDemo);
    c.set('publicUrl', publicUrl);
    await next();
  });
  app.use(
    onlyOwnHost(publicUrl),
    chooseLanguage,
    visits(ports.random),
    onlyOwnForms(publicUrl.origin, refusedFormPage),
  );

  app.get('/', (c) => c.redirect(startPage, 303));
  app.route('/', loginRoutes(ports));
  app.route('/', recoveryRoutes(ports));
  app.route('/', resetRoutes(ports));
  app.route('/', supportRoutes(ports));
  app.route('/', confirmationRoutes(ports));
  app.route('/', logoutRoutes(ports));
  if (isDemo) app.route('/', messageRoutes(ports));

  app.use('/account/*', onlySignedIn(ports));
  app.use('/staff/*', onlySignedIn(ports));
  app.route('/', accountRoutes(ports));
  app.route('/', profileRoutes(ports));
  app.route('/', staffRoutes(ports));
  app.route('/', securityRoutes(ports));
  app.route('/', otpRoutes(ports));
  app.route('/', noticeRoutes(ports));
  app.route('/', sessionRoutes(ports));
  app.route('/', historyRoutes(ports));

  app.notFound(notFoundPage);
  app.onError((error, c) => failedPage(c, error, ports.log));
  return app;
}
