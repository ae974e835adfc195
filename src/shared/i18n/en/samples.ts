import type { SameKeys } from '../sameKeys.ts';
import type { samples as zh } from '../zh-CN/samples.ts';

export const samples: SameKeys<typeof zh> = {
  source: 'Sample shop',
  dealersFile: 'Sample dealers.xlsx',
  ordersFile: 'Sample sales.xlsx',
  workbook: {
    title: 'Try the import with sample workbooks',
    text: 'Save the sample shop’s two lists as Excel, drop them in and see the whole import. Dealers, phones and orders are invented.',
    dealers: 'Save the sample dealer list…',
    orders: 'Save the sample order lines…',
    dealersName: 'Sample dealers',
    ordersName: 'Sample order lines',
    saved: 'The sample workbook was saved',
  },
};
