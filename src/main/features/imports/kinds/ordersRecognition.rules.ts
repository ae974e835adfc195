import { isBillKind, isCode, isFigure, isFirm, isMobile, isMoney, isName, isWrittenDate } from '../cellTests.rules.ts';
import { ORDER_HEADERS } from '../headerSynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';

const BILL_CONTENT: KindRecognition['content'] = [
  ['phone', 150, 0.6, isMobile],
  ['dealerName', 120, 0.5, isFirm],
  ['date', 110, 0.8, isWrittenDate],
  ['amount', 100, 0.8, isMoney],
];
const BILL_BOLD: KindRecognition['bold'] = [
  ['number', 90, 0.9, isCode],
  ['amount', 80, 0.9, isFigure],
  ['kind', 70, 0.9, isBillKind],
  ['dealerName', 60, 0.8, isName],
];

/** An order export. */
export const ORDERS_RECOGNITION: KindRecognition = {
  headers: ORDER_HEADERS,
  weights: {
    number: 3,
    date: 3,
    amount: 2,
    amountWithTax: 1,
    unitPrice: 2,
    qty: 2,
    productCode: 1,
    productName: 1,
    kind: 1,
  },
  content: BILL_CONTENT,
  bold: BILL_BOLD,
};
