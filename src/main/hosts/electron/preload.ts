import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createElectronBridge } from './electronBridge.ts';

/** The only thing of Electron's that the window gets to see. */
contextBridge.exposeInMainWorld(
  'dealerdesk',
  createElectronBridge(ipcRenderer, (file) => webUtils.getPathForFile(file)),
);
