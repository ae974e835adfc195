import type { SameKeys } from '../sameKeys.ts';
import type { samples as zh } from '../zh-CN/samples.ts';

export const samples: SameKeys<typeof zh> = {
  source: 'Sample shop',
  dealersFile: 'Sample dealers.xlsx',
  productsFile: 'Sample products.xlsx',
  ordersFile: 'Sample sales.xlsx',
  receivablesFile: 'Sample receivables.xlsx',
  receiptsFile: 'Sample receipts.xlsx',
  workbook: {
    title: 'Try the import with sample workbooks',
    text: 'Save the sample shop’s lists as Excel, drop them in and see the whole import. Dealers, phones and orders are invented.',
    dealers: 'Save the sample dealer list…',
    products: 'Save the sample products…',
    orders: 'Save the sample order lines…',
    receivables: 'Save the sample balances…',
    receipts: 'Save the sample receipts…',
    dealersName: 'Sample dealers',
    productsName: 'Sample products',
    ordersName: 'Sample order lines',
    receivablesName: 'Sample receivables',
    receiptsName: 'Sample receipts',
    saved: 'The sample workbook was saved',
  },
};
