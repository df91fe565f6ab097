import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The end of what is drawn of a long list: calls once when it is on the screen or less than a popup's height below. */
export function NearEnd({ onNear }: { readonly onNear: () => void }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (sightings) => {
        if (sightings.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { root: place.current?.closest('main') ?? null, rootMargin: '600px' },
    );
    if (place.current !== null) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={place} />;
}
