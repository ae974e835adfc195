import type { EngineEvent } from '../../shared/contract/events.ts';
import type { AppInfo, HostBridge, WireReply } from '../../shared/contract/hostBridge.ts';
import { AppError } from '../../shared/errors/appError.ts';
import { streamEvents } from './loopbackEvents.ts';
import { downloadFile, pickFile, pickFiles, reserveFile, uploadFile } from './loopbackFiles.ts';
import { openLoopbackSession } from './loopbackSession.ts';
import { printHtml } from './printFrame.ts';

/** The bridge of a plain browser: everything goes to the 127.0.0.1 server that served this page. */
export function createLoopbackBridge(): HostBridge {
  const session = openLoopbackSession();
  const listeners = new Set<(event: EngineEvent) => void>();
  let streaming = false;

  return {
    async call(channel, input) {
      const response = await session.send('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ channel, input }),
      });
      // An answer cut short is no JSON; it is told below as what it is, a failure of the host.
      const reply: unknown = await response.json().catch(() => null);
      if (reply === null || typeof reply !== 'object' || !('ok' in reply)) {
        throw new AppError('internal', { incident: `HTTP ${response.status}` });
      }
      return reply as WireReply; // the host forwards dispatch's reply unread
    },
    onEvent(listener) {
      listeners.add(listener);
      if (!streaming) {
        streaming = true;
        streamEvents(session, (event) => {
          for (const each of listeners) each(event);
        });
      }
      return () => listeners.delete(listener);
    },
    async appInfo() {
      const response = await session.send('/info');
      return (await response.json()) as AppInfo; // the host's own answer
    },
    pickFile: (kind) => pickFile(session, kind),
    pickFiles: () => pickFiles(session),
    takeDroppedFile: (file) => uploadFile(session, file),
    saveFile: (kind, suggestedName) => reserveFile(session, kind, suggestedName),
    deliverFile: (file) => downloadFile(session, file),
    print: printHtml,
    async openExternal(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
    },
    // A browser would ask the user first, and every program on 127.0.0.1 shares its answer.
    notify: () => Promise.resolve('unable'),
  };
}
