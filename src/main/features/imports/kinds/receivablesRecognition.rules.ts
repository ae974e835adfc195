import { isFirm, isMobile } from '../cellTests.rules.ts';
import { RECEIVABLE_HEADERS, RECEIVABLE_TITLE } from '../receivableSynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';

/** A list of balances. */
export const RECEIVABLES_RECOGNITION: KindRecognition = {
  headers: RECEIVABLE_HEADERS,
  weights: {
    balance: 3,
    dueDate: 6,
    notDue: 4,
    late30: 4,
    late60: 4,
    late90: 4,
    lateOver: 4,
    overdue: 4,
    prepaid: 2,
  },
  title: {
    fields: ['balance', 'dueDate', 'paid'],
    says: (titles) => titles.some((title) => RECEIVABLE_TITLE.test(title)),
  },
  // In a list of balances a figure or a day without a name may be anything's.
  content: [
    ['phone', 150, 0.6, isMobile],
    ['dealerName', 120, 0.5, isFirm],
  ],
  bold: [],
};
