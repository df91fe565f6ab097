import { isBusinessDay, type CalendarDay } from './holidays.ts';

/** Where the authorization department sits. */
export const officeTimeZone = 'Europe/Prague';
const hourMs = 60 * 60_000;
const businessDayMs = 24 * hourMs;
/** What clocks there may be ahead of UTC, winter and summer. */
const possibleOffsetsMs = [hourMs, 2 * hourMs];

const officeCalendar = new Intl.DateTimeFormat('en-CA', { timeZone: officeTimeZone, dateStyle: 'short' });
const officeDay = (instant: Date): CalendarDay => officeCalendar.format(instant);

/** The midnight that ends the day of this moment in Prague. Clocks are never changed at midnight there. */
function endOfDay(instant: Date): Date {
  const today = officeDay(instant);
  const nextMidnightUtc = Date.parse(`${today}T00:00:00Z`) + businessDayMs;
  const candidates = possibleOffsetsMs.map((offset) => new Date(nextMidnightUtc - offset));
  // The right one is the first moment of its day: a millisecond earlier it is still today.
  const end = candidates.find(
    (midnight) => officeDay(midnight) !== today && officeDay(new Date(midnight.getTime() - 1)) === today,
  );
  if (end === undefined) throw new Error(`No midnight was found after ${instant.toISOString()}.`);
  return end;
}

/**
 * When an answer is due: one business day later, that is, when 24 hours of business days have passed. A request of
 * Friday 15:00 is due on Monday 15:00; one of Saturday when Monday ends.
 */
export function dueTime(requestedAt: Date): Date {
  let remainingMs = businessDayMs;
  let from = requestedAt;
  for (;;) {
    const end = endOfDay(from);
    if (isBusinessDay(officeDay(from))) {
      const availableMs = end.getTime() - from.getTime();
      if (availableMs >= remainingMs) return new Date(from.getTime() + remainingMs);
      remainingMs -= availableMs;
    }
    from = end;
  }
}
