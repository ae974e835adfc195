import { IMPORT_LISTS, type ImportList, type ListPart } from '../../../shared/contract/tables.contract.ts';
import { type ActivityKind, ActivityOutcome } from '../../../shared/domain/activities.ts';
import { outcomeText } from '../../../shared/i18n/activityText.ts';
import type { Db } from '../../db/open.ts';
import { billList, dealerColumns, lineList, perSource } from './bill.lists.ts';
import { dealerList } from './dealer.lists.ts';
import {
  type ActivityListRow,
  activitiesOf,
  type BalanceListRow,
  balanceDay,
  balancesOf,
  type PersonRow,
  peopleOf,
  productsOf,
  type ReceiptListRow,
  receiptsOf,
  sourcesOf,
  type TotalListRow,
  totalPeriods,
  totalsOf,
} from './importLists.repo.ts';
import { amountIn, type GridSheet, microText, sheetOf, type TableEnv } from './tableParts.ts';

/** A list of the whole file in the very columns an import of its kind reads, so that it can come back. */
export function listSheets(part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  return LISTS[part.list](part, db, env);
}

/** What the lists have at present, in parts that are one file each to an import. */
export function listParts(db: Db): ListPart[] {
  return IMPORT_LISTS.flatMap((list): ListPart[] => {
    if (list === 'totals')
      return totalPeriods(db).map(({ source, from, to }) => ({ list, source, period: { from, to } }));
    if (list !== 'orders' && list !== 'orderLines' && list !== 'receipts') return [{ list }];
    return sourcesOf(db, list).map(({ name }) => ({ list, source: name }));
  });
}

const LISTS: Record<ImportList, (part: ListPart, db: Db, env: TableEnv) => GridSheet[]> = {
  dealerRecords: dealerList,
  orders: billList,
  orderLines: lineList,
  receivables: balanceList,
  receipts: receiptList,
  contacts: peopleList,
  products: productList,
  activities: activityList,
  totals: totalList,
};

function* wrapped<R>(rows: Iterable<R>): Generator<{ at: R }> {
  for (const at of rows) yield { at };
}

/** The balances of the last day there are any of, which stands above them. */
function balanceList(_part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  const { t } = env;
  const amount = amountIn(env);
  const day = balanceDay(db);
  const sheet = sheetOf<{ at: BalanceListRow }>(
    t,
    'tables.list.receivables',
    [
      ...dealerColumns<{ at: BalanceListRow }>(),
      ['imports.field.balance', 'money', ({ at }) => amount(at.balanceMinor)],
      ['imports.field.notDue', 'money', ({ at }) => amount(at.notDueMinor)],
      ['imports.field.late30', 'money', ({ at }) => amount(at.late30Minor)],
      ['imports.field.late60', 'money', ({ at }) => amount(at.late60Minor)],
      ['imports.field.late90', 'money', ({ at }) => amount(at.late90Minor)],
      ['imports.field.lateOver', 'money', ({ at }) => amount(at.lateOverMinor)],
      ['imports.field.overdue', 'money', ({ at }) => amount(lateOf(at))],
      ['imports.field.dueDate', 'day', ({ at }) => at.oldestDueOn],
    ],
    wrapped(day === null ? [] : balancesOf(db, day)),
  );
  return [day === null ? sheet : { ...sheet, title: [t('tables.asOf', { day })] }];
}

/** All that is late, of whatever age: what was paid in advance is not taken off. */
function lateOf({ late30Minor, late60Minor, late90Minor, lateOverMinor, lateUnagedMinor }: BalanceListRow): number {
  return late30Minor + late60Minor + late90Minor + lateOverMinor + lateUnagedMinor;
}

function receiptList(part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  const { t } = env;
  const amount = amountIn(env);
  return perSource(db, part, 'receipts', (source) =>
    sheetOf<{ at: ReceiptListRow }>(
      t,
      'tables.list.receipts',
      [
        ['receivables.receipts.day', 'day', ({ at }) => at.receivedOn],
        ['receivables.receipts.number', 'text', ({ at }) => at.number, 22],
        ...dealerColumns<{ at: ReceiptListRow }>(),
        ['receivables.receipts.amount', 'money', ({ at }) => amount(at.amountMinor)],
        ['receivables.receipts.method', 'text', ({ at }) => at.method],
        ['imports.field.handler', 'text', ({ at }) => at.handler],
        ['imports.field.note', 'text', ({ at }) => at.note, 30],
        ['imports.history.source', 'text', () => source.name, 20],
      ],
      wrapped(receiptsOf(db, source.id)),
    ),
  );
}

function peopleList(_part: ListPart, db: Db, { t }: TableEnv): GridSheet[] {
  return [
    sheetOf<{ at: PersonRow }>(
      t,
      'tables.list.contacts',
      [
        ...dealerColumns<{ at: PersonRow }>(),
        ['imports.field.contact', 'text', ({ at }) => at.name, 16],
        ['imports.field.role', 'text', ({ at }) => at.role],
        ['imports.field.phone', 'text', ({ at }) => phonesIn(at.phones), 28],
        ['imports.field.wechat', 'text', ({ at }) => at.wechat, 18],
        ['imports.field.email', 'text', ({ at }) => at.email, 24],
        ['imports.field.birthday', 'text', ({ at }) => at.birthday, 14],
        ['imports.field.note', 'text', ({ at }) => at.note, 30],
      ],
      wrapped(peopleOf(db)),
    ),
  ];
}

/** Phones of a contact as they are shown, one after another. */
function phonesIn(json: string): string {
  // Written by this program in this form.
  const phones = JSON.parse(json) as { text: string }[];
  return phones.map(({ text }) => text).join(' / ');
}

function productList(_part: ListPart, db: Db, { t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'tables.list.products',
      [
        ['imports.field.productCode', 'text', (row) => row.code, 16],
        ['imports.field.productName', 'text', (row) => row.name, 30],
        ['imports.field.brand', 'text', (row) => row.brand],
        ['imports.field.spec', 'text', (row) => row.spec, 16],
        ['imports.field.unit', 'text', (row) => row.unit, 8],
        ['imports.field.category', 'text', (row) => row.category],
        ['imports.field.price', 'number', (row) => microText(row.priceMicro)],
        ['imports.field.cost', 'number', (row) => microText(row.costMicro)],
        ['imports.field.note', 'text', (row) => row.note, 30],
      ],
      productsOf(db),
    ),
  ];
}

const codeOf = (row: ActivityListRow) => ActivityOutcome.safeParse(row.outcomeCode).data ?? null;

function activityList(_part: ListPart, db: Db, { t }: TableEnv): GridSheet[] {
  return [
    sheetOf<{ at: ActivityListRow }>(
      t,
      'tables.list.activities',
      [
        ['imports.field.day', 'day', ({ at }) => at.on],
        ['imports.field.time', 'text', ({ at }) => at.time, 10],
        // The column holds nothing else.
        ['imports.field.activityKind', 'text', ({ at }) => t(`activities.kind.${at.kind as ActivityKind}`)],
        ...dealerColumns<{ at: ActivityListRow }>(),
        ['imports.field.contact', 'text', ({ at }) => at.contact],
        ['imports.field.rep', 'text', ({ at }) => at.rep],
        [
          'imports.field.outcome',
          'text',
          ({ at }) => outcomeText({ outcome: at.outcome, outcomeCode: codeOf(at) }, t),
          16,
        ],
        ['imports.field.content', 'text', ({ at }) => at.body, 60],
        ['imports.field.nextStep', 'text', ({ at }) => at.nextStep, 30],
        ['imports.field.nextOn', 'day', ({ at }) => at.nextOn],
        ['imports.field.nextDone', 'day', ({ at }) => at.nextDoneOn],
      ],
      wrapped(activitiesOf(db)),
    ),
  ];
}

/** The totals of each source and period, whose days stand above them; the latest period first. */
function totalList(part: ListPart, db: Db, env: TableEnv): GridSheet[] {
  const { t } = env;
  const amount = amountIn(env);
  const sheetFor = (rows: Iterable<TotalListRow>, source: string): GridSheet =>
    sheetOf<{ at: TotalListRow }>(
      t,
      'tables.list.totals',
      [
        ...dealerColumns<{ at: TotalListRow }>(),
        ['imports.field.amount', 'money', ({ at }) => amount(at.netMinor)],
        ['imports.field.orderCount', 'integer', ({ at }) => at.orders],
        ['imports.field.qty', 'number', ({ at }) => microText(at.qtyMicro)],
        ['imports.history.source', 'text', () => source, 20],
      ],
      wrapped(rows),
    );
  const periods = totalPeriods(db).filter(
    ({ source, from, to }) =>
      (part.source ?? source) === source && (part.period?.from ?? from) === from && (part.period?.to ?? to) === to,
  );
  if (periods.length === 0) return [sheetFor([], '')];
  return periods.map((period) => {
    const { source, from, to } = period;
    const sheet = sheetFor(totalsOf(db, period), source);
    const name = periods.length === 1 ? sheet.name : `${from}–${to} ${source}`;
    return { ...sheet, name, title: [t('tables.period', { from, to })] };
  });
}
