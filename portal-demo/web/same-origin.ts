import type { MiddlewareHandler } from 'hono';
import type { PortalContext, PortalEnv } from './request.ts';
import { readForm, type FormFault } from './form.ts';
import { csrfField, isCsrfTokenOf } from './visit.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export type UnsafeRequestFault = 'other-origin' | 'wrong-csrf-token' | FormFault;

/**
 * Every unsafe request, whatever its content type, must come from our own pages: by the browser's word (Origin,
 * Sec-Fetch-Site) and by the form token of this visit. Hono's own `csrf()` looks at form types only (PORTAL K1).
 */
export function onlyOwnForms(
  ownOrigin: string,
  refuse: (c: PortalContext, fault: UnsafeRequestFault) => Response,
): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    if (safeMethods.has(c.req.method)) return next();
    const site = c.req.header('sec-fetch-site') ?? 'same-origin'; // older browsers send only Origin
    if (c.req.header('origin') !== ownOrigin || site !== 'same-origin') return refuse(c, 'other-origin');
    const form = await readForm(c.req.raw);
    if (!form.ok) return refuse(c, form.reason);
    if (!isCsrfTokenOf(c.get('visitId'), form.value.text(csrfField) ?? ''))
      return refuse(c, 'wrong-csrf-token');
    c.set('form', form.value);
    return next();
  };
}

/**
 * Answers only under the configured name. People at another name of this machine are sent to the right one, so that
 * cookies and the origin check fit; a foreign name (DNS rebinding, a forged Host) gets nothing but that address.
 */
export function onlyOwnHost(publicUrl: URL): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const { host, pathname, search } = new URL(c.req.url);
    if (host === publicUrl.host) return next();
    if (!safeMethods.has(c.req.method)) return c.text('Misdirected Request', 421);
    return c.redirect(`${publicUrl.origin}${pathname}${search}`, 307);
  };
}
