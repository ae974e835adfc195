import type { ImportKind } from '../../../../shared/contract/importFields.ts';
import { ACTIVITIES_RECOGNITION } from './activitiesRecognition.rules.ts';
import { CONTACTS_RECOGNITION } from './contactsRecognition.rules.ts';
import { DEALERS_RECOGNITION } from './dealersRecognition.rules.ts';
import type { KindRecognition } from './kindRecognition.ts';
import { ORDERS_RECOGNITION } from './ordersRecognition.rules.ts';
import { PRODUCTS_RECOGNITION } from './productsRecognition.rules.ts';
import { RECEIPTS_RECOGNITION } from './receiptsRecognition.rules.ts';
import { RECEIVABLES_RECOGNITION } from './receivablesRecognition.rules.ts';
import { REPS_RECOGNITION } from './repsRecognition.rules.ts';
import { TOTALS_RECOGNITION } from './totalsRecognition.rules.ts';

/** How each kind of list is recognised. What is done with one stands in `kindTable.ts`. */
export const RECOGNITION: Readonly<Record<ImportKind, KindRecognition>> = {
  dealers: DEALERS_RECOGNITION,
  orders: ORDERS_RECOGNITION,
  receivables: RECEIVABLES_RECOGNITION,
  receipts: RECEIPTS_RECOGNITION,
  contacts: CONTACTS_RECOGNITION,
  products: PRODUCTS_RECOGNITION,
  reps: REPS_RECOGNITION,
  totals: TOTALS_RECOGNITION,
  activities: ACTIVITIES_RECOGNITION,
};
