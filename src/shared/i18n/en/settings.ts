import type { SameKeys } from '../sameKeys.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: SameKeys<typeof zh> = {};
