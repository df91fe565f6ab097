import type { Context, MiddlewareHandler } from 'hono';
import { isIP } from 'node:net';
import type { Random } from '../ports.ts';
import type { PortalEnv } from './request.ts';

const requestIdBytes = 6;
const maxUserAgentLength = 300;

/** Node writes an IPv4 visitor of an IPv6 socket as `::ffff:192.0.2.1`. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** What `@hono/node-server` hands over beside the request; a test hands over the same. */
interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

/**
 * The address of the visitor. Each of our own proxies appends to X-Forwarded-For whom it spoke to, so the entry that
 * many from the right was written by the first of them; everything left of it could be invented (ASVS 15.3.4).
 */
function addressOf(c: Context, trustedProxies: number): string {
  const bindings = c.env as NodeBindings | undefined;
  const direct = plainAddress(bindings?.incoming?.socket?.remoteAddress ?? '');
  if (trustedProxies === 0) return direct;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const claimed = plainAddress(forwarded.at(-trustedProxies) ?? '');
  return isIP(claimed) === 0 ? direct : claimed;
}

/** In front of everything: limits, history and notices need to know who asks. */
export function callers(random: Random, trustedProxies: number): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    c.set('caller', {
      address: addressOf(c, trustedProxies),
      userAgent: (c.req.header('user-agent') ?? '').replaceAll(/\p{Cc}/gu, ' ').slice(0, maxUserAgentLength),
      requestId: Buffer.from(random.bytes(requestIdBytes)).toString('hex'),
    });
    await next();
  };
}
