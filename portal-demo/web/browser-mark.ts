import { getCookie, setCookie } from 'hono/cookie';
import type { Random } from '../ports.ts';
import type { PortalContext } from './request.ts';

/** Goes when the browser is closed, so its presence shows that the browser stayed open since a login. */
const cookie = '__Host-opened';
const pattern = /^[A-Za-z0-9_-]{43}$/;
const markBytes = 32;

/** The mark of this browser: the one it brought, or a new one. By itself it opens nothing and proves nothing. */
export function browserMark(c: PortalContext, random: Random): string {
  const presented = getCookie(c, cookie);
  return presented !== undefined && pattern.test(presented)
    ? presented
    : Buffer.from(random.bytes(markBytes)).toString('base64url');
}

/** After a login; no Expires, so that it goes with the browser. */
export const keepBrowserMark = (c: PortalContext, mark: string): void =>
  setCookie(c, cookie, mark, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
