import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Frame, type FrameProps } from './frame.tsx';
import type { Session } from '../sessions/session.ts';
import type { PortalContext } from './request.ts';
import { csrfTokenOf } from './visit.ts';
import { ViewContext, type View } from './view.ts';

/** Renders a page on the server, in the language of the request and with the form token of this visit. */
export function showPage(
  c: PortalContext,
  frame: Omit<FrameProps, 'children'>,
  content: VNode,
  status: ContentfulStatusCode = 200,
): Response {
  const session = c.get('session') as Session | undefined; // pages in front of the login have none
  const view: View = {
    texts: c.get('texts'),
    language: c.get('language'),
    csrfToken: csrfTokenOf(c.get('visitId')),
    path: c.req.path,
    timeZone: session?.customer.timeZone ?? 'UTC',
    isStaff: session?.customer.isStaff ?? false,
    isDemo: c.get('isDemo'),
  };
  const document = render(
    <ViewContext.Provider value={view}>
      <Frame {...frame}>{content}</Frame>
    </ViewContext.Provider>,
  );
  return c.body(`<!doctype html>${document}`, status, { 'Content-Type': 'text/html; charset=utf-8' });
}
