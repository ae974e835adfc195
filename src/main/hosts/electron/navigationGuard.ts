import type { WebContents } from 'electron';
import type { Logger } from '../../runtime/logger.ts';
import { isInlineFrame, isStartPage } from './ownPages.ts';

/**
 * Keeps a page where it is: it may load itself again and show pages handed over as text in frames, but go nowhere else,
 * open no window and embed no other program's pages.
 */
export function guardNavigation(contents: WebContents, log: Logger): void {
  const refuse = (event: { preventDefault(): void }, what: string, url: string) => {
    event.preventDefault();
    log('warn', 'navigation.refused', { what, protocol: protocolOf(url) });
  };
  contents.on('will-frame-navigate', (event) => {
    const allowed = event.isMainFrame ? isStartPage(event.url) : isInlineFrame(event.url);
    if (!allowed) refuse(event, 'navigate', event.url);
  });
  contents.on('will-redirect', (event) => refuse(event, 'redirect', event.url));
  contents.on('will-attach-webview', (event) => refuse(event, 'webview', ''));
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'navigation.refused', { what: 'window', protocol: protocolOf(url) });
    return { action: 'deny' };
  });
}

/** Addresses may hold names; the log gets their kind only. */
function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
