import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { isModalOpen, isTyping } from '../../app/useGlobalKeys.ts';

const LINES = '[data-today-line]';
const ACT_OF_KEY: Readonly<Record<string, string>> = { d: 'done', t: 'later', l: 'log' };
/** So long a line that is dealt with may take to go, ms. */
const GOING = 1500;

const linesOf = (page: HTMLElement | null) => [...(page?.querySelectorAll<HTMLElement>(LINES) ?? [])];

/**
 * The page of the day by keys: arrows go from line to line over all parts, D, T and L press what stands beside the line. When a
 * line has gone, the one that stands in its place has the keys.
 */
export function useLineKeys() {
  const page = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ at: number; until: number } | null>(null);
  useEffect(() => {
    const keep = () => {
      const last = pressed.current;
      if (last === null || isModalOpen() || document.activeElement !== document.body) return;
      if (performance.now() > last.until) return;
      const lines = linesOf(page.current);
      (lines[Math.min(last.at, lines.length - 1)] ?? page.current?.querySelector<HTMLElement>('h1'))?.focus();
    };
    const observer = new MutationObserver(keep);
    if (page.current) observer.observe(page.current, { childList: true, subtree: true });
    return () => observer.disconnect();
    // Once: what an observer has seen and not yet told is lost when the page is drawn anew and it makes room for another.
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (isTyping(event.target) || isModalOpen()) return;
    const lines = linesOf(page.current);
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const next = at < 0 ? (step > 0 ? lines[0] : undefined) : lines[at + step];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      return;
    }
    const act = ACT_OF_KEY[event.key.toLowerCase()];
    if (act === undefined || at < 0) return;
    const button = lines[at]?.closest('li')?.querySelector<HTMLElement>(`[data-act="${act}"]`);
    if (!button) return;
    event.preventDefault();
    pressed.current = { at, until: performance.now() + GOING };
    button.click();
  }, []);
  return { page, onKeyDown };
}
