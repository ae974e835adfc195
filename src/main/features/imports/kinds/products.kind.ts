import { entryWork } from './entryWork.ts';
import { PRODUCT_ENTRIES } from './products.entries.ts';

/** What is sold. */
export const PRODUCTS_WORK = entryWork(PRODUCT_ENTRIES, ['orders']);
