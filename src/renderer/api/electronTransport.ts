import type { HostBridge } from '../../shared/contract/hostBridge.ts';
import { fromWireException } from '../../shared/errors/wireMessage.ts';

/** The preload's bridge with its failures turned back into AppErrors, which the context bridge flattens to messages. */
export function createElectronTransport(bridge: HostBridge): HostBridge {
  const restored = <R>(answer: Promise<R>): Promise<R> =>
    answer.catch((error: unknown) => {
      throw fromWireException(error);
    });
  return {
    call: (channel, input) => restored(bridge.call(channel, input)),
    onEvent: (listener) => bridge.onEvent(listener),
    appInfo: () => restored(bridge.appInfo()),
    pickFile: (kind) => restored(bridge.pickFile(kind)),
    pickFiles: () => restored(bridge.pickFiles()),
    takeDroppedFile: (file) => restored(bridge.takeDroppedFile(file)),
    saveFile: (kind, suggestedName) => restored(bridge.saveFile(kind, suggestedName)),
    deliverFile: (file) => restored(bridge.deliverFile(file)),
    print: (html) => restored(bridge.print(html)),
    openExternal: (url) => restored(bridge.openExternal(url)),
    notify: (note) => restored(bridge.notify(note)),
  };
}
