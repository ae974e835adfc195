import type { Page } from '@playwright/test';

/**
 * What of the page can be moved sideways or is cut off, although only grids with rows, papers and the matrix of dealers by
 * category, whose names stay in sight, may be: the page itself, every part of it that scrolls by itself, the strip of views.
 */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const overflow = (part: Element) => getComputedStyle(part).overflowX;
    const frames = [document.documentElement, ...document.querySelectorAll('main, main > *, [role="dialog"]')];
    const scrollers = [...document.querySelectorAll('main *')].filter(
      (part) =>
        ['auto', 'scroll'].includes(overflow(part)) &&
        !(part.matches('[data-matrix][tabindex="0"]') && part.querySelector('tbody tr') !== null) &&
        !(part.firstElementChild?.role === 'grid' && part.querySelector('tbody tr') !== null),
    );
    const wide = [...new Set([...frames, ...scrollers])]
      // One pixel is text for screen readers.
      .filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth && overflow(part) !== 'visible')
      .map((part) => `${part.tagName}.${part.className} ${part.scrollWidth} > ${part.clientWidth}`);
    const cut = [...document.querySelectorAll('[data-view], [data-more]')].filter((part) => {
      const edge = part.parentElement?.getBoundingClientRect().right ?? 0;
      return getComputedStyle(part).visibility === 'visible' && part.getBoundingClientRect().right > edge + 0.5;
    });
    return [...wide, ...cut.map((part) => `cut: ${part.textContent}`)];
  });
}
