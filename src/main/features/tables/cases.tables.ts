import type { CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { MICRO_DIGITS } from '../../../shared/domain/money.ts';
import { causeText, partyText, standingText } from '../../../shared/i18n/caseText.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { amountIn, type Column, type GridSheet, paged, sheetOf, type TableEnv } from './tableParts.ts';

const PAGE = 1000;

/** The cases of a list, every column that the list knows and the rest of what is written down. */
export function casesTable(of: TableOf<'cases'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  const text = (id: string, header: TextKey, value: (row: CaseRow) => string, width?: number): Column<CaseRow> => [
    header,
    'text',
    value,
    width,
    id,
  ];
  const day = (id: string, header: TextKey, value: (row: CaseRow) => string | null): Column<CaseRow> => [
    header,
    'day',
    value,
    undefined,
    id,
  ];
  const columns: Column<CaseRow>[] = [
    text('number', 'cases.column.number', ({ number }) => number, 18),
    text('code', 'cases.column.code', ({ dealerCode }) => dealerCode, 14),
    text('dealer', 'cases.column.dealer', ({ dealerName }) => dealerName, 28),
    text('rep', 'cases.column.rep', ({ repName }) => repName),
    text('kind', 'cases.column.kind', ({ kind }) => t(`cases.kind.${kind}`)),
    text('status', 'cases.column.status', (row) => standingText(row, t)),
    text('urgency', 'cases.column.urgency', ({ urgency }) => t(`cases.urgency.${urgency}`)),
    text('marks', 'cases.column.marks', (row) => marks(row, env), 24),
    day('reportedOn', 'cases.column.reportedOn', ({ reportedOn }) => reportedOn),
    text('reportedTime', 'cases.field.reportedTime', ({ reportedTime }) => reportedTime),
    ['cases.column.age', 'integer', ({ ageDays }) => ageDays, undefined, 'age'],
    day('promisedOn', 'cases.column.promisedOn', ({ promisedOn }) => promisedOn),
    text('channel', 'cases.field.channel', ({ channel }) => t(`cases.channel.${channel}`)),
    text('person', 'cases.field.person', ({ person }) => person),
    text('cause', 'cases.column.cause', ({ cause }) => (cause === '' ? '' : causeText(cause, t))),
    text('responsibility', 'cases.column.responsibility', ({ responsibility }) =>
      responsibility === '' ? '' : partyText(responsibility, t),
    ),
    text('billNumber', 'cases.field.billNumber', ({ billNumber }) => billNumber),
    text('product', 'cases.column.product', (row) => [row.productCode, row.productName].filter(Boolean).join(' '), 24),
    [
      'cases.field.qty',
      'number',
      ({ qtyMicro }) => (qtyMicro === null ? null : qtyMicro / 10 ** MICRO_DIGITS),
      undefined,
      'qty',
    ],
    text('unit', 'cases.field.unit', ({ unit }) => unit),
    text('lot', 'cases.column.lot', ({ lot }) => lot),
    day('producedOn', 'cases.field.producedOn', ({ producedOn }) => producedOn),
    text('owner', 'cases.column.owner', ({ owner }) => owner),
    text('body', 'cases.column.body', ({ body }) => body, 40),
    text('demand', 'cases.column.demand', ({ demand }) => demand, 28),
    text('remedy', 'cases.column.remedy', ({ remedy }) => remedy, 28),
    ['cases.column.cost', 'money', ({ costMinor }) => amount(costMinor), undefined, 'cost'],
    text('claim', 'cases.column.claim', ({ claim }) => t(`cases.claim.${claim}`)),
    ['cases.column.claimAmount', 'money', ({ claimMinor }) => amount(claimMinor), undefined, 'claimAmount'],
    day('answeredOn', 'cases.field.answered', ({ answeredOn }) => answeredOn),
    ['cases.column.response', 'number', ({ responseHours }) => responseHours, undefined, 'response'],
    day('followedOn', 'cases.column.followedOn', ({ followedOn }) => followedOn),
    text('result', 'cases.column.result', ({ followResult }) =>
      followResult === '' ? '' : t(`cases.result.${followResult}`),
    ),
    ['cases.column.satisfaction', 'integer', ({ satisfaction }) => satisfaction, undefined, 'satisfaction'],
    day('closedOn', 'cases.column.closedOn', ({ closedOn }) => closedOn),
  ];
  const rows = paged(async (at) => (await ask('cases.list', { filter: of.filter, ...at })).rows, PAGE);
  return [sheetOf(t, 'cases.page.title', columns, rows)];
}

function marks({ late, repeat }: CaseRow, { t }: TableEnv): string {
  return [
    ...late.map((each) => t(`cases.late.${each}`)),
    ...(repeat === null ? [] : [t(`cases.repeat.${repeat.by}`)]),
  ].join(' · ');
}
