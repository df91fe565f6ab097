import type { VNode } from 'preact';
import type { Log } from '../ports.ts';
import type { PortalContext } from './request.ts';
import { withoutLinkCodes } from './mail-link.ts';
import { showPage } from './page.tsx';
import type { UnsafeRequestFault } from './same-origin.ts';
import { isUnavailable } from './unavailable.ts';
import { useView } from './view.ts';

function ErrorContent({ lines }: { lines: readonly string[] }): VNode {
  return (
    <section class="box">
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      <p>
        <a href="/">{useView().texts.errors.home}</a>
      </p>
    </section>
  );
}

export function notFoundPage(c: PortalContext): Response {
  const { notFoundTitle, notFoundBody } = c.get('texts').errors;
  return showPage(c, { title: notFoundTitle }, <ErrorContent lines={[notFoundBody]} />, 404);
}

const statusOfFault = {
  'other-origin': 403,
  'wrong-csrf-token': 403,
  'not-a-form': 415,
  'too-large': 413,
  malformed: 400,
} as const;

/** A form that is not ours, or that nobody could have sent from our pages. Nothing was done. */
export function refusedFormPage(c: PortalContext, fault: UnsafeRequestFault): Response {
  const { refusedTitle, refusedBody, badFormTitle, badFormBody } = c.get('texts').errors;
  const status = statusOfFault[fault];
  const [title, body] = status === 403 ? [refusedTitle, refusedBody] : [badFormTitle, badFormBody];
  return showPage(c, { title }, <ErrorContent lines={[body]} />, status);
}

const retrySeconds = 10;

/**
 * A bug (500), or the database away for the moment (503, PORTAL N1). The person gets the number of the request, the log
 * gets the cause under it (PORTAL K5).
 */
export function failedPage(c: PortalContext, error: unknown, log: Log): Response {
  const { requestId } = c.get('caller');
  log.error('A request failed.', error, {
    requestId,
    method: c.req.method,
    path: withoutLinkCodes(c.req.path),
  });
  const { failedTitle, failedBody, unavailableTitle, unavailableBody, errorId } = c.get('texts').errors;
  const isAway = isUnavailable(error);
  if (isAway) c.header('Retry-After', String(retrySeconds));
  const [title, body] = isAway ? [unavailableTitle, unavailableBody] : [failedTitle, failedBody];
  return showPage(c, { title }, <ErrorContent lines={[body, errorId(requestId)]} />, isAway ? 503 : 500);
}
