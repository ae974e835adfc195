import { type RefObject, useEffect } from 'react';

/** A menu or dialog gives the focus back to where it was opened from soon after it has closed, ms. */
const GIVEN_BACK = 60;

const takers = new Set<() => void>();

/** Gives the keys to the page on show: its heading or its grid takes the focus. */
export function focusPage(): void {
  for (const take of takers) take();
}

/**
 * Takes the focus when a page begins, so that keys and screen readers start at its top and not in the navigation or
 * menu that led here. A menu that closes over the new page gets it back once; a dialog that has opened keeps it, also
 * where the page arrives after it, and leaves it to the page when it closes.
 * @param begins another value is another page
 */
export function usePageFocus(element: RefObject<HTMLElement | null>, begins: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `begins` only says when
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const focus = () => element.current?.focus({ preventScroll: true });
    const settle = () => {
      if (isInDialog(document.activeElement)) later = setTimeout(settle, GIVEN_BACK);
      else if (wasTakenAway(document.activeElement)) focus();
    };
    const take = () => {
      clearTimeout(later);
      if (!isInDialog(document.activeElement)) focus();
      later = setTimeout(settle, GIVEN_BACK);
    };
    take();
    takers.add(take);
    return () => {
      clearTimeout(later);
      takers.delete(take);
    };
  }, [element, begins]);
}

function isInDialog(holder: Element | null): boolean {
  return holder?.closest('[role="dialog"]') != null;
}

function wasTakenAway(holder: Element | null): boolean {
  return holder === null || holder === document.body || holder.closest('nav, header:not(main header)') !== null;
}
