import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { foldedParts } from './folding.ts';

interface Folding {
  strip: RefObject<HTMLDivElement | null>;
  /** The parts without room, by their places. */
  hidden: ReadonlySet<number>;
}

const NOTHING: ReadonlySet<number> = new Set();

/**
 * Measures which views fit into their strip. Folded ones stay in it unseen, so that their widths are known.
 * @param texts what the strip shows: other texts have other widths
 * @param open the view that stays in sight, by its place
 */
export function useFolding(texts: string, open: number): Folding {
  const strip = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [hidden, setHidden] = useState(NOTHING);
  useEffect(() => {
    const element = strip.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other texts and another room make every measure wrong
  useLayoutEffect(() => {
    const element = strip.current;
    if (element === null) return;
    const widths = [...element.querySelectorAll<HTMLElement>('[data-view]')].map((part) => part.offsetWidth);
    const more = element.querySelector<HTMLElement>('[data-more]')?.offsetWidth ?? 0;
    const next = foldedParts(widths, element.clientWidth, more, open);
    setHidden((last) => ([...last].join() === [...next].join() ? last : next));
  }, [texts, open, room]);
  return { strip, hidden };
}
