import type { ComponentChildren, VNode } from 'preact';
import { ActionForm, Badge, Box } from '../web/parts.tsx';
import { useView } from '../web/view.ts';
import { formatInstant } from '../locales/instant.ts';
import { statusOf, type LoginStatus } from './login-status.ts';
import type { HistoryEntry, LoginEntry } from './store.ts';

/** Names for what a caller is known by: `Firefox, Linux` and `Prague, Czechia`. */
export interface CallerNames {
  browser(userAgent: string): string;
  place(address: string): string;
}

const toneOf = {
  'logged-in': 'good',
  'wrong-password': 'warning',
  refused: 'warning',
  unfinished: 'neutral',
  'no-login': 'neutral',
} as const satisfies Record<LoginStatus, string>;

function Status({ entry }: { entry: LoginEntry }): VNode {
  const status = statusOf(entry.events);
  return <Badge tone={toneOf[status]}>{useView().texts.history.status[status]}</Badge>;
}

function Instant({ at }: { at: Date }): VNode {
  const { language, timeZone } = useView();
  return <time datetime={at.toISOString()}>{formatInstant(at, language, timeZone)}</time>;
}

function Magnifier(): VNode {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor">
      <circle cx="10.5" cy="10.5" r="6" stroke-width="2" />
      <path d="M15 15l5.5 5.5" stroke-width="2.4" stroke-linecap="round" />
    </svg>
  );
}

/** A cell that carries its heading along, for narrow screens where a row becomes a card. */
function Cell({ heading, children }: { heading: string; children: ComponentChildren }): VNode {
  return (
    <td>
      <span class="heading" aria-hidden="true">
        {heading}
      </span>
      <span>{children}</span>
    </td>
  );
}

export interface HistoryPageProps {
  readonly logins: readonly LoginEntry[];
  /** Where older ones begin, if there are any. */
  readonly olderBefore: number | undefined;
  readonly names: CallerNames;
  readonly timeZones: readonly string[];
}

export function HistoryPage({ logins, olderBefore, names, timeZones }: HistoryPageProps): VNode {
  const { texts, language, timeZone } = useView();
  const { history } = texts;
  return (
    <>
      <p>{history.intro}</p>
      <section class="box">
        <table class="log">
          <thead>
            <tr>
              <th scope="col">{history.details}</th>
              <th scope="col">{history.time}</th>
              <th scope="col">{history.statusHeading}</th>
              <th scope="col">{history.origin}</th>
            </tr>
          </thead>
          <tbody>
            {logins.map((entry) => (
              <tr>
                <td class="open">
                  <a
                    href={`/account/history/${entry.loginId}`}
                    aria-label={history.detailsOf(formatInstant(entry.beganAt, language, timeZone))}
                  >
                    <Magnifier />
                  </a>
                </td>
                <Cell heading={history.time}>
                  <Instant at={entry.beganAt} />
                </Cell>
                <Cell heading={history.statusHeading}>
                  <Status entry={entry} />
                </Cell>
                <Cell heading={history.origin}>
                  {[names.place(entry.address), entry.address, names.browser(entry.userAgent)]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="actions">
          {olderBefore !== undefined && (
            <a href={`/account/history?before=${olderBefore}`}>{history.older}</a>
          )}
          <a href="/account/history.csv" download>
            {history.download}
          </a>
        </p>
      </section>
      <Box title={history.zoneTitle}>
        <ActionForm action="/account/history/time-zone">
          <div class="field">
            <label for="zone">{history.zoneLabel}</label>
            <select id="zone" name="zone">
              {timeZones.map((zone) => (
                <option value={zone} selected={zone === timeZone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          </div>
          <div class="actions">
            <button class="quiet">{history.zoneButton}</button>
          </div>
        </ActionForm>
      </Box>
    </>
  );
}

/** Everything known about one login. */
export function LoginDetailsPage({
  steps,
  names,
}: {
  steps: readonly [HistoryEntry, ...HistoryEntry[]];
  names: CallerNames;
}): VNode {
  const { history } = useView().texts;
  const [{ address, userAgent }] = steps;
  return (
    <>
      <Box title={history.origin}>
        <dl class="facts">
          <dt>{history.address}</dt>
          <dd>{address}</dd>
          <dt>{history.place}</dt>
          <dd>{names.place(address) || history.placeUnknown}</dd>
          <dt>{history.browser}</dt>
          <dd>{names.browser(userAgent)}</dd>
          <dt>{history.userAgent}</dt>
          <dd>{userAgent}</dd>
        </dl>
      </Box>
      <Box title={history.steps}>
        <table class="log">
          <thead>
            <tr>
              <th scope="col">{history.time}</th>
              <th scope="col">{history.what}</th>
              <th scope="col">{history.address}</th>
              <th scope="col">{history.request}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr>
                <Cell heading={history.time}>
                  <Instant at={step.at} />
                </Cell>
                <Cell heading={history.what}>{history.events[step.event]}</Cell>
                <Cell heading={history.address}>{step.address}</Cell>
                <Cell heading={history.request}>
                  <code>{step.requestId}</code>
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{history.notYou}</p>
        <p>
          <a href="/account/history">{history.back}</a>
        </p>
      </Box>
    </>
  );
}
