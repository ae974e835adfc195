import type { SameKeys } from '../sameKeys.ts';
import type { reports as zh } from '../zh-CN/reports.ts';

export const reports: SameKeys<typeof zh> = {};
