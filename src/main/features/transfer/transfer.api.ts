import { exportFile, room, takeFile } from './transfer.service.ts';

export const transferApi = {
  'transfer.export': exportFile,
  'transfer.room': room,
  'transfer.take': takeFile,
} as const;
