/** Width of the page as the report lays it out on a screen, px: 297 mm or 210 mm, and a scroll bar. */
const LANDSCAPE = 1140;
const PORTRAIT = 812;
const MOST = 1.25;

/** How much a page is enlarged or made smaller to be as wide as its room; unchanged while the room is not known. */
export function zoomFor(width: number, portrait: boolean): number {
  return width > 0 ? Math.min(MOST, width / (portrait ? PORTRAIT : LANDSCAPE)) : 1;
}

/** The page with its zoom in it: a long one is painted long before it has been read to its end. */
export function zoomedPage(html: string, width: number, portrait: boolean): string {
  return html.replace('</head>', `<style>html{zoom:${zoomFor(width, portrait)}}</style></head>`);
}
