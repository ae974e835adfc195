import { fold } from '../../../../shared/domain/foldText.ts';
import { cellText } from '../cellText.rules.ts';
import { RECEIPT_HEADERS, RECEIPT_KIND, RECEIPT_TITLE } from '../receivableSynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';
import { ORDERS_RECOGNITION } from './ordersRecognition.rules.ts';

/** A list of receipts: its columns look like those of bills. */
export const RECEIPTS_RECOGNITION: KindRecognition = {
  headers: RECEIPT_HEADERS,
  weights: { number: 2, date: 2, amount: 2, method: 2 },
  title: {
    fields: ['amount'],
    says(titles, samples) {
      const told = titles.some((title) => RECEIPT_TITLE.test(title));
      const rows = samples.filter(({ cells }) => cells.some((cell) => RECEIPT_KIND.test(fold(cellText(cell)))));
      return told || (samples.length > 0 && rows.length * 2 >= samples.length);
    },
  },
  content: ORDERS_RECOGNITION.content,
  bold: ORDERS_RECOGNITION.bold,
};
