import type { VNode } from 'preact';
import type { Log, Random } from '../ports.ts';
import type { PortalContext } from './request.ts';
import { showPage } from './page.tsx';
import type { UnsafeRequestFault } from './same-origin.ts';
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

/** A bug or a broken part: the person gets a number, the log gets the cause under it (PORTAL K5). */
export function failedPage(c: PortalContext, error: unknown, log: Log, random: Random): Response {
  const id = Buffer.from(random.bytes(6)).toString('hex');
  log.error('A request failed.', error, { id, method: c.req.method, path: c.req.path });
  const { failedTitle, failedBody, errorId } = c.get('texts').errors;
  return showPage(c, { title: failedTitle }, <ErrorContent lines={[failedBody, errorId(id)]} />, 500);
}
