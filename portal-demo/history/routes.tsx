import { Hono } from 'hono';
import { browserName } from '../notices/browser-name.ts';
import type { Ports } from '../ports.ts';
import { notFoundPage } from '../web/error-pages.tsx';
import { showPage } from '../web/page.tsx';
import type { PortalContext, PortalEnv } from '../web/request.ts';
import { historyCsv } from './csv.ts';
import { HistoryPage, LoginDetailsPage, type CallerNames } from './pages.tsx';
import { entriesSince, newestLogins, setTimeZone, stepsOf } from './store.ts';

const shownAtOnce = 50;
const downloadedMs = 90 * 24 * 60 * 60_000;
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** `supportedValuesOf` leaves UTC out. */
const timeZones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

function namesFor(c: PortalContext, { places }: Ports): CallerNames {
  const countries = new Intl.DisplayNames(c.get('language'), { type: 'region' });
  return {
    browser: browserName,
    place(address) {
      const place = places.placeOf(address);
      if (place === undefined) return '';
      return [place.city, countries.of(place.country)].filter((part) => part !== undefined).join(', ');
    },
  };
}

export function historyRoutes(ports: Ports): Hono<PortalEnv> {
  const { database, clock } = ports;
  const routes = new Hono<PortalEnv>();

  routes.get('/account/history', async (c) => {
    const { customer } = c.get('session');
    const wished = Number(c.req.query('before'));
    const before = Number.isSafeInteger(wished) && wished > 0 ? wished : undefined;
    const found = await newestLogins(database, customer.id, shownAtOnce + 1, before);
    const logins = found.slice(0, shownAtOnce);
    const olderBefore = found.length > shownAtOnce ? logins.at(-1)?.position : undefined;
    return showPage(
      c,
      { title: c.get('texts').history.title, signedInAs: customer.name },
      <HistoryPage
        logins={logins}
        olderBefore={olderBefore}
        names={namesFor(c, ports)}
        timeZones={timeZones}
      />,
    );
  });

  routes.get('/account/history.csv', async (c) => {
    const from = new Date(clock.now().getTime() - downloadedMs);
    const entries = await entriesSince(database, c.get('session').customer.id, from);
    return c.body(historyCsv(entries), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="login-history.csv"',
    });
  });

  routes.post('/account/history/time-zone', async (c) => {
    const zone = c.get('form').text('zone');
    if (zone === undefined || !timeZones.includes(zone)) return notFoundPage(c);
    await setTimeZone(database, c.get('session').customer.id, zone);
    return c.redirect('/account/history', 303);
  });

  routes.get('/account/history/:loginId', async (c) => {
    const { customer } = c.get('session');
    const loginId = c.req.param('loginId');
    const [first, ...others] = idPattern.test(loginId) ? await stepsOf(database, customer.id, loginId) : [];
    if (first === undefined) return notFoundPage(c);
    return showPage(
      c,
      { title: c.get('texts').history.detailsTitle, signedInAs: customer.name },
      <LoginDetailsPage steps={[first, ...others]} names={namesFor(c, ports)} />,
    );
  });

  return routes;
}
