import type { EngineEvent } from '../../../shared/contract/events.ts';
import type { HostBridge, WireReply } from '../../../shared/contract/hostBridge.ts';
import { toWireException } from '../../../shared/errors/wireMessage.ts';
import { IPC, type IpcChannel } from './ipcChannels.ts';

/** The part of `ipcRenderer` that the bridge needs. */
export interface WindowIpc {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
}

/**
 * The bridge as the preload exposes it.
 * @param pathOf the path of a file that the user dropped, "" for one that a script made up (`webUtils.getPathForFile`)
 */
export function createElectronBridge(ipc: WindowIpc, pathOf: (file: File) => string): HostBridge {
  async function ask<R>(channel: IpcChannel, ...args: unknown[]): Promise<R> {
    // The other end answers every invocation with a reply.
    const reply = (await ipc.invoke(channel, ...args)) as WireReply;
    if (!reply.ok) throw toWireException(reply.error);
    // Each wire's answer is fixed by HostBridge on both sides.
    return reply.data as R;
  }

  return {
    // dispatch's reply is handed on unread, failures included.
    call: async (channel, input) => (await ipc.invoke(IPC.call, channel, input)) as WireReply,
    onEvent(listener) {
      // Sent by our own main process.
      const heard = (_event: unknown, event: unknown) => listener(event as EngineEvent);
      ipc.on(IPC.event, heard);
      return () => {
        ipc.removeListener(IPC.event, heard);
      };
    },
    appInfo: () => ask(IPC.appInfo),
    pickFile: (kind) => ask(IPC.pickFile, kind),
    pickFiles: () => ask(IPC.pickFiles),
    takeDroppedFile: async (file) => ask(IPC.droppedFile, pathOf(file), file.name),
    saveFile: (kind, suggestedName) => ask(IPC.saveFile, kind, suggestedName),
    deliverFile: (file) => ask(IPC.deliverFile, file),
    print: (html) => ask(IPC.print, html),
    openExternal: (url) => ask(IPC.openExternal, url),
    notify: (note) => ask(IPC.notify, note),
  };
}
