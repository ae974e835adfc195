/** The program's own scheme; a page of it has the origin app://dealerdesk. */
export const APP_SCHEME = 'app';
/** The window's files. */
export const APP_HOST = 'dealerdesk';
/** Finished report pages, only in the session that prints. */
export const PRINT_HOST = 'print';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_URL = `${APP_ORIGIN}/index.html`;

/** True for the window's one page, whatever its hash. */
export function isStartPage(url: string): boolean {
  const parsed = parse(url);
  if (parsed === undefined || parsed.protocol !== `${APP_SCHEME}:` || parsed.host !== APP_HOST) return false;
  return parsed.search === '' && (parsed.pathname === '/index.html' || parsed.pathname === '/');
}

/** True for what a frame inside of our page may show: a page handed over as text, never an address. */
export function isInlineFrame(url: string): boolean {
  return url === 'about:srcdoc' || url === 'about:blank' || url.startsWith(`blob:${APP_ORIGIN}/`);
}

/** True for addresses that may be opened outside of the program: https pages and mail, without a password inside. */
export function isExternalUrl(url: string): boolean {
  const parsed = parse(url);
  if (parsed === undefined) return false;
  if (parsed.protocol === 'mailto:') return parsed.pathname !== '';
  return parsed.protocol === 'https:' && parsed.hostname !== '' && parsed.username === '' && parsed.password === '';
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
