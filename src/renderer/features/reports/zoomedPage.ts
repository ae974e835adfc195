/** Width of the page as the report lays it out on a screen, px: 297 mm and a scroll bar. */
const PAGE_WIDTH = 1140;
const MOST = 1.25;

/** How much a page is enlarged or made smaller to be as wide as its room; unchanged while the room is not known. */
export function zoomFor(width: number): number {
  return width > 0 ? Math.min(MOST, width / PAGE_WIDTH) : 1;
}

/** The page with its zoom in it: a long one is painted long before it has been read to its end. */
export function zoomedPage(html: string, width: number): string {
  return html.replace('</head>', `<style>html{zoom:${zoomFor(width)}}</style></head>`);
}
