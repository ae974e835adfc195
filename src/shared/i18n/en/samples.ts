import type { SameKeys } from '../sameKeys.ts';
import type { samples as zh } from '../zh-CN/samples.ts';

export const samples: SameKeys<typeof zh> = {};
