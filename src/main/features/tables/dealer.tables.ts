import type { OrderRow, ProductPrices } from '../../../shared/contract/orders.contract.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { outcomeText } from '../../../shared/i18n/activityText.ts';
import { spotCell } from '../../../shared/i18n/rowText.ts';
import { amountIn, type GridSheet, microText, momentText, once, paged, sheetOf, type TableEnv } from './tableParts.ts';

/** More than any dealer has of what is answered whole. */
const WHOLE = 100_000;

/** A dealer's bills, and all their lines. */
export function ordersTable(of: TableOf<'orders'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  const bills = () => paged(async (at) => (await ask('orders.listByDealer', { ...of, ...at })).rows);
  async function* lines() {
    for await (const bill of bills())
      if (bill.lineCount > 0)
        for (const line of (await ask('orders.lines', { orderId: bill.id })).lines) yield { bill, line };
  }
  const pair = ({ kind, reversals, reversalRef }: OrderRow) =>
    kind === 'reversal' && reversals.length === 0 ? reversalRef : reversals.map(({ number }) => number).join(' · ');
  return [
    sheetOf(
      t,
      'dealers.detail.orders',
      [
        ['orders.column.orderedOn', 'day', (row) => row.orderedOn],
        ['orders.column.number', 'text', (row) => row.number, 22],
        ['orders.column.kind', 'text', (row) => t(`orders.kind.${row.kind}`)],
        ['orders.column.amount', 'money', (row) => amount(row.netMinor)],
        ['orders.column.handler', 'text', (row) => row.handler],
        ['orders.column.source', 'text', (row) => row.source, 20],
        ['tables.pair', 'text', pair, 22],
        ['imports.field.note', 'text', (row) => row.note, 30],
        ['imports.history.file', 'text', (row) => row.fileName, 28],
        [
          'imports.check.row',
          'plain',
          (row) => (row.sourceRow === null ? null : spotCell({ sheet: row.sourceSheet, row: row.sourceRow }, t)),
        ],
      ],
      bills(),
    ),
    sheetOf(
      t,
      'orders.column.lines',
      [
        ['orders.column.orderedOn', 'day', ({ bill }) => bill.orderedOn],
        ['orders.column.number', 'text', ({ bill }) => bill.number, 22],
        ['imports.field.productCode', 'text', ({ line }) => line.productCode, 16],
        ['orders.line.product', 'text', ({ line }) => line.productName, 30],
        ['orders.line.spec', 'text', ({ line }) => line.spec, 16],
        ['orders.line.quantity', 'number', ({ line }) => microText(line.qtyMicro)],
        ['imports.field.unit', 'text', ({ line }) => line.unit, 8],
        ['orders.line.price', 'number', ({ line }) => microText(line.unitPriceMicro)],
        ['orders.line.amount', 'money', ({ line }) => amount(line.netMinor)],
      ],
      lines(),
    ),
  ];
}

/** A row for each of the last three deals. */
export function lastPricesTable(of: TableOf<'lastPrices'>, { ask, t }: TableEnv): GridSheet[] {
  async function* deals() {
    const { products } = await ask('orders.lastPrices', { ...of, limit: WHOLE });
    for (const product of products) for (const deal of product.deals) yield { product, deal };
  }
  type Row = { product: ProductPrices; deal: ProductPrices['deals'][number] };
  return [
    sheetOf<Row>(
      t,
      'orders.prices.title',
      [
        ['imports.field.productCode', 'text', ({ product }) => product.code, 16],
        ['orders.line.product', 'text', ({ product }) => product.name, 30],
        ['orders.line.spec', 'text', ({ product }) => product.spec, 16],
        ['imports.field.unit', 'text', ({ product }) => product.unit, 8],
        ['orders.column.orderedOn', 'day', ({ deal }) => deal.on],
        ['orders.line.price', 'number', ({ deal }) => microText(deal.priceMicro)],
        ['tables.paid', 'number', ({ deal }) => microText(deal.paidMicro ?? deal.priceMicro)],
      ],
      deals(),
    ),
  ];
}

export function topProductsTable(of: TableOf<'topProducts'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'dealers.detail.products',
      [
        ['imports.field.productCode', 'text', (row) => row.code, 16],
        ['orders.line.product', 'text', (row) => row.name, 30],
        ['orders.line.quantity', 'number', (row) => microText(row.qtyMicro)],
        ['imports.field.unit', 'text', (row) => row.unit, 8],
        ['orders.line.amount', 'money', (row) => amount(row.netMinor)],
        ['tables.lastOn', 'day', (row) => row.lastOn],
      ],
      once(async () => (await ask('orders.topProducts', { ...of, limit: WHOLE })).products),
    ),
  ];
}

export function contactsTable({ dealerId: id }: TableOf<'contacts'>, { ask, t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'dealers.detail.contacts',
      [
        ['imports.field.contact', 'text', (row) => row.name, 16],
        ['tables.role', 'text', (row) => row.role],
        ['imports.field.phone', 'text', (row) => row.phones.map(({ text }) => text).join(' / '), 28],
        ['imports.field.wechat', 'text', (row) => row.wechat, 18],
        ['imports.field.email', 'text', (row) => row.email, 24],
        ['imports.field.birthday', 'text', (row) => row.birthday, 14],
        ['imports.field.note', 'text', (row) => row.note, 30],
        ['tables.primary', 'text', (row) => t(row.primary ? 'common.value.yes' : 'common.value.no'), 10],
      ],
      once(async () => (await ask('dealers.get', { id })).contacts),
    ),
  ];
}

export function ownersTable({ dealerId: id }: TableOf<'owners'>, { ask, t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'tables.owners',
      [
        ['tables.fromOn', 'day', (row) => row.fromOn],
        ['monthly.column.rep', 'text', (row) => row.repName, 16],
        ['tables.reason', 'text', (row) => row.reason, 40],
      ],
      once(async () => (await ask('dealers.get', { id })).owners),
    ),
  ];
}

export function notesTable(of: TableOf<'notes'>, { ask, t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'notes.title',
      [
        ['notes.on', 'day', (row) => row.on],
        ['notes.body', 'text', (row) => row.body, 60],
        ['tables.author', 'text', (row) => row.author],
        ['notes.pinned', 'text', (row) => t(row.pinned ? 'common.value.yes' : 'common.value.no'), 8],
      ],
      once(async () => (await ask('notes.list', { ...of, limit: WHOLE })).notes),
    ),
  ];
}

export function receiptsTable(of: TableOf<'receipts'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'imports.kind.receipts',
      [
        ['receivables.receipts.day', 'day', (row) => row.receivedOn],
        ['receivables.receipts.amount', 'money', (row) => amount(row.amountMinor)],
        ['receivables.receipts.method', 'text', (row) => row.method],
        ['receivables.receipts.number', 'text', (row) => row.number, 22],
        ['orders.column.handler', 'text', (row) => row.handler],
        ['receivables.receipts.note', 'text', (row) => row.note, 30],
      ],
      once(async () => (await ask('receivables.ofDealer', { ...of, receipts: WHOLE })).receipts),
    ),
  ];
}

export function filesTable(of: TableOf<'files'>, { ask, t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'files.title',
      [
        ['files.name', 'text', (row) => row.name, 36],
        ['files.kindLabel', 'text', (row) => t(`files.kind.${row.kind}`)],
        ['files.expires', 'day', (row) => row.expiresOn],
        ['files.remark', 'text', (row) => row.remark, 30],
        ['tables.author', 'text', (row) => row.author],
        ['tables.addedAt', 'text', (row) => momentText(row.createdAt), 18],
      ],
      once(async () => (await ask('files.list', of)).files),
    ),
  ];
}

export function activitiesTable(of: TableOf<'activities'>, { ask, t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'imports.kind.activities',
      [
        ['imports.field.day', 'day', (row) => row.on],
        ['imports.field.time', 'text', (row) => row.time, 10],
        ['imports.field.activityKind', 'text', (row) => t(`activities.kind.${row.kind}`)],
        ['imports.field.contact', 'text', (row) => row.contact],
        ['imports.field.rep', 'text', (row) => row.rep],
        ['imports.field.outcome', 'text', (row) => outcomeText(row, t), 16],
        ['imports.field.content', 'text', (row) => row.body, 60],
        ['imports.field.nextStep', 'text', (row) => row.nextStep, 30],
        ['imports.field.nextOn', 'day', (row) => row.nextOn],
        ['imports.field.nextDone', 'day', (row) => row.nextDoneOn],
      ],
      once(async () => (await ask('activities.list', { ...of, limit: WHOLE })).activities),
    ),
  ];
}

export function totalsTable(of: TableOf<'totals'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'orders.totals.title',
      [
        ['tables.periodFrom', 'day', (row) => row.from],
        ['tables.periodTo', 'day', (row) => row.to],
        ['orders.totals.amount', 'money', (row) => amount(row.netMinor)],
        ['orders.totals.orders', 'integer', (row) => row.orders],
        ['orders.totals.qty', 'number', (row) => microText(row.qtyMicro)],
        ['orders.totals.source', 'text', (row) => row.source, 24],
      ],
      once(async () => (await ask('orders.totals', of)).totals),
    ),
  ];
}
