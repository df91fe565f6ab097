import type { VNode } from 'preact';
import { maskEmail, maskPhone } from '../accounts/masked.ts';
import { formatInstant } from '../locales/instant.ts';
import { ProofFields } from '../otp/pages.tsx';
import type { OwnerProofFault } from '../otp/owner-proof.ts';
import { ActionForm, Badge, Box, Message } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import type { QueuedRequest } from './decision-store.ts';

function Due({ request, now }: { request: QueuedRequest; now: Date }): VNode {
  const { texts, language, timeZone } = useView();
  return (
    <>
      <time datetime={request.dueAt.toISOString()}>{formatInstant(request.dueAt, language, timeZone)}</time>{' '}
      {request.decision === null && request.dueAt <= now && (
        <Badge tone="warning">{texts.support.overdue}</Badge>
      )}
    </>
  );
}

function State({ request }: { request: QueuedRequest }): VNode {
  const { support } = useView().texts;
  if (request.decision !== null) {
    return (
      <>
        {support.states[request.decision]}{' '}
        {request.objectedAt !== null && <Badge tone="warning">{support.objected}</Badge>}
      </>
    );
  }
  return (
    <>
      {request.firstApproverName === null
        ? support.noApproval
        : support.oneApproval(request.firstApproverName)}
    </>
  );
}

function RequestList({ requests, now }: { requests: readonly QueuedRequest[]; now: Date }): VNode {
  const { support } = useView().texts;
  return (
    <>
      {requests.map((request) => (
        <article class="box">
          <h3>{request.login}</h3>
          <dl class="facts">
            <dt>{support.dueAt}</dt>
            <dd>
              <Due request={request} now={now} />
            </dd>
            <dt>{request.decision === null ? support.approvals : support.state}</dt>
            <dd>
              <State request={request} />
            </dd>
          </dl>
          <div class="actions after">
            <a
              class="button quiet"
              href={`/staff/requests/${request.id}`}
              aria-label={`${support.open}: ${request.login}`}
            >
              {support.open}
            </a>
          </div>
        </article>
      ))}
    </>
  );
}

export interface QueuePageProps {
  readonly open: readonly QueuedRequest[];
  readonly decided: readonly QueuedRequest[];
  readonly now: Date;
}

export function QueuePage({ open, decided, now }: QueuePageProps): VNode {
  const { support } = useView().texts;
  return (
    <>
      {open.length === 0 && <p>{support.staffEmpty}</p>}
      <RequestList requests={open} now={now} />
      {decided.length > 0 && <h2>{support.decidedTitle}</h2>}
      <RequestList requests={decided} now={now} />
    </>
  );
}

export interface RequestPageProps {
  readonly request: QueuedRequest;
  readonly now: Date;
  readonly staff: { readonly id: string; readonly login: string };
  readonly fault?: OwnerProofFault;
  readonly isNotOpen?: boolean;
}

/** What staff may know about the customer: enough to call them, no secret of theirs (PORTAL L4). */
export function RequestPage({ request, now, staff, fault = {}, isNotOpen = false }: RequestPageProps): VNode {
  const { texts, language, timeZone } = useView();
  const { support } = texts;
  const path = `/staff/requests/${request.id}`;
  const isOwn = request.customerId === staff.id;
  const hasApproved = request.firstApproverId === staff.id;
  return (
    <>
      {isNotOpen && <Message tone="bad">{support.notOpen}</Message>}
      <Box title={request.login}>
        <dl class="facts">
          <dt>{support.customer}</dt>
          <dd>
            {request.name}, {maskEmail(request.email)}, {maskPhone(request.phone)}
          </dd>
          <dt>{support.requestedAt}</dt>
          <dd>{formatInstant(request.requestedAt, language, timeZone)}</dd>
          <dt>{support.dueAt}</dt>
          <dd>
            <Due request={request} now={now} />
          </dd>
          <dt>{request.decision === null ? support.approvals : support.state}</dt>
          <dd>
            <State request={request} />
          </dd>
          <dt>{support.customerWrote}</dt>
          <dd>{request.message.trim() === '' ? support.nothingWritten : request.message}</dd>
        </dl>
      </Box>
      {request.decision === null && isOwn && <p>{support.notYours}</p>}
      {request.decision === null && !isOwn && (
        <Box title={support.decideTitle}>
          <p>{hasApproved ? support.waitsForOther : support.decideIntro}</p>
          <ActionForm action={path}>
            <ProofFields login={staff.login} fault={fault} />
            <div class="actions">
              {!hasApproved && (
                <button name="verdict" value="approve">
                  {support.approve}
                </button>
              )}
              <button class="quiet" name="verdict" value="reject">
                {support.reject}
              </button>
            </div>
          </ActionForm>
        </Box>
      )}
      <p>
        <a href="/staff">{support.backToQueue}</a>
      </p>
    </>
  );
}

export function NeedsOtpPage(): VNode {
  const { support, security } = useView().texts;
  return (
    <section class="box">
      <p>{support.staffNeedsOtp}</p>
      <div class="actions">
        <a class="button" href="/account/security/otp">
          {security.setOtp}
        </a>
      </div>
    </section>
  );
}
