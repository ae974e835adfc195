import type { SameKeys } from '../sameKeys.ts';
import type { common as zh } from '../zh-CN/common.ts';

export const common: SameKeys<typeof zh> = {};
