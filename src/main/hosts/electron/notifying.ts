import type { BrowserWindow, Notification } from 'electron';
import type { NoteAnswer, SystemNote } from '../../../shared/contract/hostBridge.ts';
import type { ElectronApi } from './electronApi.ts';

/** What is on the screen: a message that nobody holds is collected, and its click with it. */
const shown = new Set<Notification>();

/**
 * Shows a message of the system and answers what became of it. A click brings the window to the front; where to go in it, the
 * window decides itself.
 */
export function createNotifying(
  { Notification }: Pick<ElectronApi, 'Notification'>,
  window: () => BrowserWindow | null,
) {
  return ({ title, body }: SystemNote): Promise<NoteAnswer> => {
    if (!Notification.isSupported()) return Promise.resolve('unable');
    const note = new Notification({ title, body });
    shown.add(note);
    return new Promise((resolve) => {
      const end = (answer: NoteAnswer) => {
        shown.delete(note);
        resolve(answer);
      };
      note.on('click', () => {
        toFront(window());
        end('clicked');
      });
      note.on('close', () => end('closed'));
      note.on('failed', () => end('unable'));
      note.show();
    });
  };
}

function toFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
