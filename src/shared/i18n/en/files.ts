import type { SameKeys } from '../sameKeys.ts';
import type { files as zh } from '../zh-CN/files.ts';

export const files: SameKeys<typeof zh> = {
  title: 'Files',
  none: 'No files yet. Drop a licence, a contract or a photo here, or choose one with “Add a file”. A file may have {{most}} at most.',
  add: 'Add a file',
  drop: 'Let go to add',
  name: 'File name',
  kindLabel: 'Kind',
  kind: { licence: 'Licence', contract: 'Contract', photo: 'Photo', other: 'Other' },
  expires: 'Expires on',
  expired: '{{name}} expired on {{day}}',
  expiring_one: '{{name}} expires in {{count, number}} day ({{day}})',
  expiring_other: '{{name}} expires in {{count, number}} days ({{day}})',
  remark: 'Remark',
  edit: 'Change {{name}}',
  remove: 'Remove {{name}}',
  removed: '{{name}} is in the bin',
  view: 'Look at {{name}}',
  saveAs: 'Save {{name}} as',
  saved: 'Saved',
  added: '{{name}} added',
  total:
    'The files of all dealers take {{size}}; one file may be up to {{most}}. They are kept inside the data file and travel with its backups.',
  onlySave: 'Files of this kind may hold macros and are not opened here: save a copy and open it in its own program.',
  saveCopy: 'Save as…',
};
