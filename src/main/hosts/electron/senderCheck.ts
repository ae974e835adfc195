import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { APP_HOST, APP_SCHEME } from './ownPages.ts';

/** Messages are taken from the main frame of the program's own window alone, while it shows the program's own page. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | null,
): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || frame === null) return false;
  if (event.sender.id !== window.webContents.id || frame.parent !== null) return false;
  if (!URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST;
}
