import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { accountRoutes } from './accounts/routes.tsx';
import { startPage } from './login/next-page.ts';
import { loginRoutes } from './login/routes.tsx';
import { messageRoutes } from './messages/routes.tsx';
import { otpRoutes } from './otp/routes.tsx';
import type { Ports, Settings } from './ports.ts';
import { securityRoutes } from './security/routes.tsx';
import { sessionRoutes } from './sessions/routes.ts';
import { onlySignedIn } from './sessions/signed-in.ts';
import { failedPage, notFoundPage, refusedFormPage } from './web/error-pages.tsx';
import { callers } from './web/caller.ts';
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
    await ports.database.execute(sql`select 1`);
    return c.text('ready');
  });
  app.route('/', staticFiles);

  app.use(async (c, next) => {
    c.set('isDemo', isDemo);
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
  app.route('/', sessionRoutes(ports));
  if (isDemo) app.route('/', messageRoutes(ports));

  app.use('/account/*', onlySignedIn(ports));
  app.route('/', accountRoutes());
  app.route('/', securityRoutes(ports));
  app.route('/', otpRoutes(ports));

  app.notFound(notFoundPage);
  app.onError((error, c) => failedPage(c, error, ports.log, ports.random));
  return app;
}
