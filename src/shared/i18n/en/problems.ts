import type { SameKeys } from '../sameKeys.ts';
import type { problems as zh } from '../zh-CN/problems.ts';

export const problems: SameKeys<typeof zh> = {};
