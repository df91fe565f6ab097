/** A day of the calendar, `2026-12-24`. */
export type CalendarDay = string;

/** Czech public holidays with a fixed date, month-day: Act No. 245/2000 Coll., §§ 1 and 2. */
const fixedHolidays: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-05',
  '07-06',
  '09-28',
  '10-28',
  '11-17',
  '12-24',
  '12-25',
  '12-26',
]);

const dayMs = 24 * 60 * 60_000;
const toDay = (utcMidnight: number): CalendarDay => new Date(utcMidnight).toISOString().slice(0, 10);

/** Easter Sunday of a year as UTC midnight: the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, ch. 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const march1Based = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(march1Based / 31) - 1, (march1Based % 31) + 1);
}

/** Fixed holidays, and Good Friday and Easter Monday, which move with Easter. */
export function isHoliday(day: CalendarDay): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return (
    fixedHolidays.has(day.slice(5)) || day === toDay(easter - 2 * dayMs) || day === toDay(easter + dayMs)
  );
}

export function isBusinessDay(day: CalendarDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}
