import type { SameKeys } from '../sameKeys.ts';
import type { imports as zh } from '../zh-CN/imports.ts';

export const imports: SameKeys<typeof zh> = {
  rejected: { sheet: 'Rows not imported', reason: 'Why it was not imported', row: 'Row in the file' },
};
