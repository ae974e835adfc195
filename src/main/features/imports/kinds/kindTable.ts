import type { ImportKind } from '../../../../shared/contract/importFields.ts';
import { ACTIVITIES_WORK } from './activities.kind.ts';
import { CONTACTS_WORK } from './contacts.kind.ts';
import { DEALERS_WORK } from './dealers.kind.ts';
import type { KindWork } from './kindWork.ts';
import { ORDERS_WORK } from './orders.kind.ts';
import { PRODUCTS_WORK } from './products.kind.ts';
import { RECEIPTS_WORK } from './receipts.kind.ts';
import { RECEIVABLES_WORK } from './receivables.kind.ts';
import { REPS_WORK } from './reps.kind.ts';
import { TOTALS_WORK } from './totals.kind.ts';

/** What is done with each kind of list. How one is recognised stands in `recognition.rules.ts`. */
export const KIND_TABLE: Readonly<Record<ImportKind, KindWork>> = {
  dealers: DEALERS_WORK,
  orders: ORDERS_WORK,
  receivables: RECEIVABLES_WORK,
  receipts: RECEIPTS_WORK,
  contacts: CONTACTS_WORK,
  products: PRODUCTS_WORK,
  reps: REPS_WORK,
  totals: TOTALS_WORK,
  activities: ACTIVITIES_WORK,
};
