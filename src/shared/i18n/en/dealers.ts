import type { SameKeys } from '../sameKeys.ts';
import type { dealers as zh } from '../zh-CN/dealers.ts';

export const dealers: SameKeys<typeof zh> = {};
