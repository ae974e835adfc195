import type { SameKeys } from '../sameKeys.ts';
import type { cli as zh } from '../zh-CN/cli.ts';

export const cli: SameKeys<typeof zh> = {};
