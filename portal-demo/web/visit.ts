import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import type { MiddlewareHandler } from 'hono';
import type { Random } from '../ports.ts';
import type { PortalContext, PortalEnv } from './request.ts';

/** One cookie for every stage (visitor, password proven, signed in). Its id changes at each stage (PORTAL E5). */
export const visitCookie = '__Host-visit';
const visitIdBytes = 32;
export const csrfField = 'csrf';
const visitIdPattern = /^[A-Za-z0-9_-]{43}$/;

export const newVisitId = (random: Random): string =>
  Buffer.from(random.bytes(visitIdBytes)).toString('base64url');

/** What is stored: a stolen database opens no session (PORTAL F2). The id is random, so a plain hash is enough. */
export const hashOfVisit = (visitId: string): Uint8Array => createHash('sha256').update(visitId).digest();

/**
 * The form token of a visit: only who can read the cookie can compute it, and it tells nothing about the cookie.
 * It changes with the id, so a token from before signing in is worth nothing after.
 */
export const csrfTokenOf = (visitId: string): string =>
  createHmac('sha256', visitId).update('portal csrf v1').digest('base64url');

export function isCsrfTokenOf(visitId: string, presented: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(presented), digest(csrfTokenOf(visitId)));
}

/** Gives the browser a new id. The caller has already moved what the old one opened, or ended it. */
export function continueAs(c: PortalContext, visitId: string): void {
  c.set('visitId', visitId);
  // Lax, not Strict: a Strict cookie stays behind when a person arrives from a link in a mail (PORTAL F1).
  setCookie(c, visitCookie, visitId, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
}

/** Every browser has a visit before it has a session: the login form needs a CSRF token too (PORTAL E11). */
export function visits(random: Random): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const presented = getCookie(c, visitCookie);
    if (presented !== undefined && visitIdPattern.test(presented)) c.set('visitId', presented);
    else continueAs(c, newVisitId(random));
    await next();
  };
}
