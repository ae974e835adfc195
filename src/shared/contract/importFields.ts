import { z } from 'zod';

export const DEALER_FIELDS = [
  'code',
  'name',
  'shortName',
  'mnemonic',
  'type',
  'grade',
  'intent',
  'status',
  'region',
  'area',
  'route',
  'town',
  'province',
  'city',
  'district',
  'address',
  'contact',
  'role',
  'phone',
  'wechat',
  'qq',
  'email',
  'rep',
  'openedOn',
  'lastVisitOn',
  'lastOrderOn',
  'totalAmount',
  'settlement',
  'creditLimit',
  'termDays',
  'receivable',
  'taxNo',
  'bank',
  'bankAccount',
  'birthday',
  'tags',
  'note',
] as const;
export const ORDER_FIELDS = [
  'date',
  'number',
  'originalNumber',
  'kind',
  'state',
  'dealerCode',
  'dealerName',
  'phone',
  'region',
  'city',
  'handler',
  'productCode',
  'productName',
  'brand',
  'spec',
  'unit',
  'qty',
  'unitPrice',
  'discount',
  'amount',
  'tax',
  'amountWithTax',
  'cost',
  'profit',
  'paid',
  'unpaid',
  'note',
] as const;
export type DealerField = (typeof DEALER_FIELDS)[number];
export type OrderField = (typeof ORDER_FIELDS)[number];
/** A list of balances: a row per dealer, laid out by age or not, or a row per open bill. */
export const RECEIVABLE_FIELDS = [
  'dealerCode',
  'dealerName',
  'phone',
  'region',
  'city',
  'balance',
  'notDue',
  'late30',
  'late60',
  'late90',
  'lateOver',
  'overdue',
  'prepaid',
  'number',
  'date',
  'dueDate',
  'termDays',
  'amount',
  'paid',
] as const;
export const RECEIPT_FIELDS = [
  'date',
  'number',
  'dealerCode',
  'dealerName',
  'phone',
  'region',
  'city',
  'amount',
  'method',
  'handler',
  'state',
  'note',
] as const;
export type ReceivableField = (typeof RECEIVABLE_FIELDS)[number];
export type ReceiptField = (typeof RECEIPT_FIELDS)[number];

export const IMPORT_KINDS = ['dealers', 'orders', 'receivables', 'receipts'] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

type AnyField = DealerField | OrderField | ReceivableField | ReceiptField;

/** What columns of a kind of list may be. */
export const FIELDS_OF: Readonly<Record<ImportKind, readonly AnyField[]>> = {
  dealers: DEALER_FIELDS,
  orders: ORDER_FIELDS,
  receivables: RECEIVABLE_FIELDS,
  receipts: RECEIPT_FIELDS,
};

export const ImportField = z.enum([...new Set(IMPORT_KINDS.flatMap((kind) => FIELDS_OF[kind]))] as [
  AnyField,
  ...AnyField[],
]);
export type ImportField = z.infer<typeof ImportField>;

/** Fields without which nothing of a kind can be taken; each inner list is satisfied by any one of its fields. */
export const NEEDED_FIELDS: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  dealers: [['name', 'code', 'shortName']],
  orders: [['date'], ['dealerCode', 'dealerName', 'phone'], ['amount', 'amountWithTax', 'qty']],
  receivables: [
    ['dealerCode', 'dealerName', 'phone'],
    ['balance', 'overdue', 'notDue', 'late30', 'late60', 'late90', 'lateOver', 'prepaid', 'amount'],
  ],
  receipts: [['date'], ['dealerCode', 'dealerName', 'phone'], ['amount']],
};

/** Fields that may be read from several columns (手机 and 电话, say); every other field takes one column. */
export const MULTI_FIELDS: readonly ImportField[] = ['phone', 'note', 'address', 'contact'];
