import type { HostBridge } from '../../shared/contract/hostBridge.ts';
import { createElectronTransport } from './electronTransport.ts';
import { createLoopbackBridge } from './loopbackBridge.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly dealerdesk?: HostBridge;
  }
}

/** The bridge of the host this window runs in: Electron's preload, else the loopback server that served the page. */
export function createTransport(): HostBridge {
  return window.dealerdesk ? createElectronTransport(window.dealerdesk) : createLoopbackBridge();
}
