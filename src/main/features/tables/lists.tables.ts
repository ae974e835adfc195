import type { ContactPair } from '../../../shared/contract/contactDoubles.contract.ts';
import type { Contact } from '../../../shared/contract/dealers.contract.ts';
import type { DoubleDealer, DoubleReason } from '../../../shared/contract/doubles.contract.ts';
import type { HealthRow } from '../../../shared/contract/health.contract.ts';
import type { DealerPrediction } from '../../../shared/contract/predictions.contract.ts';
import type { ShownTable, TableOf } from '../../../shared/contract/tables.contract.ts';
import type { OutValue } from '../../spreadsheets/outgoing.ts';
import { amountIn, type GridSheet, paged, sheetOf, type TableEnv } from './tableParts.ts';

/** A dealer as the page names one: two of the same name are told apart by code and city. */
function dealerLine({ name, code, city }: DoubleDealer): string {
  return [name, code, city].filter((part) => part !== '').join(' · ');
}

/** Pairs that may be one dealer, as they are filtered. */
export function suspectsTable(of: TableOf<'suspects'>, { ask, t }: TableEnv): GridSheet[] {
  const reasons = (row: { reasons: readonly DoubleReason[] }) =>
    row.reasons
      .map(({ code, text }) => t(`doubles.reason.${code}`, { text }).trim())
      .join(t('doubles.count.separator'));
  return [
    sheetOf(
      t,
      'doubles.page.title',
      [
        ['doubles.column.score', 'integer', (row) => row.score, undefined, 'score'],
        ['doubles.column.keptCode', 'text', (row) => row.kept.code, 16, 'keptCode'],
        ['doubles.column.kept', 'text', (row) => dealerLine(row.kept), 36, 'kept'],
        ['doubles.column.lostCode', 'text', (row) => row.lost.code, 16, 'lostCode'],
        ['doubles.column.lost', 'text', (row) => dealerLine(row.lost), 36, 'lost'],
        ['doubles.column.reasons', 'text', reasons, 40, 'reasons'],
        ['doubles.column.orders', 'integer', (row) => row.kept.orders, undefined, 'orders'],
        ['doubles.column.lostOrders', 'integer', (row) => row.lost.orders, undefined, 'lostOrders'],
        ['doubles.column.phone', 'text', (row) => row.kept.phone, 18, 'phone'],
        ['doubles.column.lostPhone', 'text', (row) => row.lost.phone, 18, 'lostPhone'],
      ],
      paged(async (at) => (await ask('doubles.list', { ...of, ...at })).pairs, 500),
    ),
  ];
}

/** Pairs of people of one dealer that may be one person. */
export function peopleSuspectsTable(of: TableOf<'peopleSuspects'>, { ask, t }: TableEnv): GridSheet[] {
  const separator = t('doubles.count.separator');
  const person = ({ name, role }: Contact) =>
    [name || t('doubles.people.unnamed'), role].filter((part) => part !== '').join(' · ');
  const phones = (contact: Contact) => contact.phones.map(({ text }) => text).join(separator);
  const reasons = (row: ContactPair) =>
    row.reasons.map(({ code, text }) => t(`doubles.person.${code}`, { text }).trim()).join(separator);
  return [
    sheetOf(
      t,
      'doubles.tab.people',
      [
        ['doubles.people.score', 'integer', (row) => row.score, undefined, 'score'],
        ['imports.field.code', 'text', (row) => row.dealer.code, 16, 'dealer'],
        ['doubles.people.dealer', 'text', (row) => row.dealer.name, 30, 'dealer'],
        ['doubles.people.one', 'text', (row) => person(row.kept), 18, 'one'],
        ['doubles.people.other', 'text', (row) => person(row.lost), 18, 'other'],
        ['doubles.people.reasons', 'text', reasons, 36, 'reasons'],
        ['doubles.people.onePhone', 'text', (row) => phones(row.kept), 18, 'onePhone'],
        ['doubles.people.otherPhone', 'text', (row) => phones(row.lost), 18, 'otherPhone'],
      ],
      paged(async (at) => (await ask('doubles.contacts', { ...of, ...at })).pairs, 500),
    ),
  ];
}

/** The dealers of one check: what stands there and what is proposed. */
export function findingsTable(of: TableOf<'findings'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  const now = ({ text, params }: HealthRow) =>
    text === '' && Object.keys(params).length === 0 ? '' : t(`health.finding.${of.check}`, { ...params, text });
  return [
    sheetOf(
      t,
      `health.check.${of.check}`,
      [
        ['dealers.column.name', 'text', (row) => row.name, 30, 'name'],
        ['dealers.column.code', 'text', (row) => row.code, 16, 'code'],
        ['health.column.amount', 'money', (row) => amount(row.amountMinor), undefined, 'amount'],
        ['health.column.now', 'text', now, 40, 'now'],
        ['health.column.proposal', 'text', (row) => row.proposal ?? '', 24, 'proposal'],
        ['dealers.column.rep', 'text', (row) => row.repName, undefined, 'rep'],
        ['dealers.column.city', 'text', (row) => row.city, undefined, 'city'],
      ],
      paged(async (at) => (await ask('health.list', { ...of, ...at })).rows, 1000),
    ),
  ];
}

/** Dealers with what models of repeat buying expect of them, as they are filtered and sorted. */
export function predictionsTable(of: TableOf<'predictions'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  const note = ({ reason }: DealerPrediction) => (reason === null ? '' : t(`predictions.dealerReason.${reason}`));
  return [
    sheetOf(
      t,
      'predictions.page.list',
      [
        ['predictions.column.dealer', 'text', (row) => row.name, 30, 'name'],
        ['predictions.column.code', 'text', (row) => row.code, 16, 'code'],
        ['predictions.column.pAlive', 'percent', (row) => row.pAlive, undefined, 'pAlive'],
        ['predictions.column.value90', 'money', (row) => amount(row.valueMinor[1]), undefined, 'value90'],
        ['predictions.column.orders90', 'number', (row) => row.orders[1] ?? null, undefined, 'orders90'],
        ['predictions.column.expectedOn', 'day', (row) => row.expectedOn, undefined, 'expectedOn'],
        ['predictions.column.nextFrom', 'day', (row) => row.nextFrom, undefined, 'interval'],
        ['predictions.column.nextTo', 'day', (row) => row.nextTo, undefined, 'interval'],
        ['predictions.column.lastOn', 'day', (row) => row.lastOn, undefined, 'lastOn'],
        ['predictions.column.orderDays', 'integer', (row) => row.orderDays, undefined, 'orderDays'],
        ['predictions.column.average', 'money', (row) => amount(row.averageMinor), undefined, 'average'],
        ['predictions.column.orders30', 'number', (row) => row.orders[0] ?? null, undefined, 'orders30'],
        ['predictions.column.orders365', 'number', (row) => row.orders[2] ?? null, undefined, 'orders365'],
        ['predictions.column.note', 'text', note, 30, 'note'],
      ],
      paged(async (at) => (await ask('predictions.list', { ...of, ...at })).rows, 1000),
    ),
  ];
}

/** A small table just as the window shows it. */
export function shownTable({ name, columns, rows }: ShownTable, env: TableEnv): GridSheet[] {
  const amount = amountIn(env);
  const cell = (value: OutValue, column: number): OutValue =>
    columns[column]?.kind === 'money' && typeof value === 'number' ? amount(value) : value;
  return [{ name, columns, rows: rows.map((row) => columns.map((_, at) => cell(row[at] ?? null, at))) }];
}
