import type { SameKeys } from '../sameKeys.ts';
import type { files as zh } from '../zh-CN/files.ts';

export const files: SameKeys<typeof zh> = {
  name: 'File name',
  kindLabel: 'Kind',
  kind: { licence: 'Licence', contract: 'Contract', photo: 'Photo', other: 'Other' },
  expires: 'Runs out on',
  remark: 'Remark',
};
