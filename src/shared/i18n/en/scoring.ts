import type { SameKeys } from '../sameKeys.ts';
import type { scoring as zh } from '../zh-CN/scoring.ts';

export const scoring: SameKeys<typeof zh> = {};
