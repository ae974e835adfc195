/** The wires between the window and the program; the preload knows no others. */
export const IPC = {
  call: 'dealerdesk:call',
  event: 'dealerdesk:event',
  appInfo: 'dealerdesk:app-info',
  pickFile: 'dealerdesk:pick-file',
  pickFiles: 'dealerdesk:pick-files',
  droppedFile: 'dealerdesk:dropped-file',
  saveFile: 'dealerdesk:save-file',
  deliverFile: 'dealerdesk:deliver-file',
  print: 'dealerdesk:print',
  openExternal: 'dealerdesk:open-external',
  notify: 'dealerdesk:notify',
} as const;
export type IpcChannel = (typeof IPC)[keyof typeof IPC];
