import type { SameKeys } from '../sameKeys.ts';
import type { data as zh } from '../zh-CN/data.ts';

export const data: SameKeys<typeof zh> = {};
