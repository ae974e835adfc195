import { PRODUCT_HEADERS, PRODUCT_TITLE } from './entrySynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';

/** A list of products. Codes and names alone may be anybody's; a column without a header is never guessed. */
export const PRODUCTS_RECOGNITION: KindRecognition = {
  headers: PRODUCT_HEADERS,
  weights: { productCode: 0.5, productName: 0.5, spec: 2, brand: 1, unit: 1, price: 3.5, cost: 1 },
  title: {
    fields: ['productCode', 'productName'],
    says: (titles) => titles.some((title) => PRODUCT_TITLE.test(title)),
  },
  content: [],
  bold: [],
};
