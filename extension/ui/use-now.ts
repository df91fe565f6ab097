import { useEffect, useState } from 'preact/hooks';

/** The time in milliseconds, renewed at every full second, when codes can change. */
export function useNow(now: () => number): number {
  const [nowMs, setNowMs] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setNowMs(now()), 1000 - (nowMs % 1000));
    return () => clearTimeout(timer);
  }, [now, nowMs]);
  return nowMs;
}
