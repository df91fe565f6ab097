import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import type { Handler } from 'hono';
import type { Random } from '../ports.ts';
import type { PortalContext, PortalEnv } from './request.ts';

/*
 * A link in a mail is `<origin><path>/<code>`. Opening it only carries the code into a cookie and leads to `<path>`, so
 * the code is in no address a page was shown under, in no referrer and in no log (PORTAL G11). Whatever the link is for
 * happens when a person presses the button there (G1, G2).
 */
const cookie = '__Host-mail-link';
const codePattern = /^[A-Za-z0-9_-]{43}$/;
const codeBytes = 32;

/** Hidden field that ties a form to the link its page was about. */
export const linkField = 'link';

/** 256 random bits (PORTAL G10). */
export const newLinkCode = (random: Random): string =>
  Buffer.from(random.bytes(codeBytes)).toString('base64url');

/** What is stored; a stolen database holds no link that works. The code is random, so a plain hash is enough. */
export const hashOfLink = (code: string): Uint8Array => createHash('sha256').update(code).digest();

/** An address without the codes of links, as a log may keep it. */
export const withoutLinkCodes = (path: string): string =>
  path.replaceAll(/(?<=\/)[A-Za-z0-9_-]{43}(?=\/|$)/g, '…');

/** Handles `GET <path>/:code`. Changes nothing but the visitor's cookie, for any number of visits by anybody. */
export const landing =
  (path: string, notFound: (c: PortalContext) => Response): Handler<PortalEnv> =>
  (c) => {
    const code = c.req.param('code') ?? '';
    if (!codePattern.test(code)) return notFound(c);
    setCookie(c, cookie, code, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect(path, 303);
  };

export interface OpenedLink {
  readonly hash: Uint8Array;
  /** For the form of this page: names the link without giving it away, and is worth nothing in another browser. */
  readonly viewToken: string;
}

/** The link this browser has opened last, valid or not. */
export function openedLink(c: PortalContext): OpenedLink | undefined {
  const code = getCookie(c, cookie);
  if (code === undefined || !codePattern.test(code)) return undefined;
  const viewToken = createHmac('sha256', c.get('visitId'))
    .update(`mail link v1\n${code}`)
    .digest('base64url');
  return { hash: hashOfLink(code), viewToken };
}

/** The link that the posted form was shown for: opened in this browser, and not replaced by another one since (PORTAL G3). */
export function linkOfForm(c: PortalContext): OpenedLink | undefined {
  const link = openedLink(c);
  const presented = Buffer.from(c.get('form').text(linkField) ?? '');
  const expected = Buffer.from(link?.viewToken ?? '');
  return link !== undefined && presented.length === expected.length && timingSafeEqual(presented, expected)
    ? link
    : undefined;
}
