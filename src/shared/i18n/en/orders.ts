import type { SameKeys } from '../sameKeys.ts';
import type { orders as zh } from '../zh-CN/orders.ts';

export const orders: SameKeys<typeof zh> = {};
