import type { SameKeys } from '../sameKeys.ts';
import type { shell as zh } from '../zh-CN/shell.ts';

export const shell: SameKeys<typeof zh> = {};
