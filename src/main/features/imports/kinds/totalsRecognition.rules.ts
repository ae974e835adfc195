import { isFirm, isMobile, isMoney } from '../cellTests.rules.ts';
import type { KindRecognition } from './kindRecognition.ts';
import { TOTAL_HEADERS, TOTAL_TITLE } from './logSynonyms.ts';

/** Totals without days: what an order export would be if it had a day. */
export const TOTALS_RECOGNITION: KindRecognition = {
  headers: TOTAL_HEADERS,
  weights: { amount: 2, orderCount: 4, qty: 1 },
  title: { fields: ['amount'], says: (titles) => titles.some((title) => TOTAL_TITLE.test(title)) },
  content: [
    ['phone', 150, 0.6, isMobile],
    ['dealerName', 120, 0.5, isFirm],
    ['amount', 100, 0.8, isMoney],
  ],
  bold: [],
};
