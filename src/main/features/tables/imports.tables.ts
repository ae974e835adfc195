import { checkedColumns } from '../../../shared/contract/checkedColumns.ts';
import type { ImportCounts, StagedRow } from '../../../shared/contract/imports.contract.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { scaledToDecimal } from '../../../shared/domain/money.ts';
import { problemText, rowCell, spotCell } from '../../../shared/i18n/rowText.ts';
import { storedField, storedValue } from '../../../shared/i18n/storedText.ts';
import type { OutValue } from '../../spreadsheets/outgoing.ts';
import { skippedSheet } from '../imports/skippedSheet.ts';
import { amountIn, type GridSheet, momentText, paged, sheetOf, type TableEnv } from './tableParts.ts';

export function batchesTable({ ask, t }: TableEnv): GridSheet[] {
  const count = (counts: ImportCounts | null, name: 'created' | 'updated' | 'unchanged') => counts?.[name] ?? 0;
  return [
    sheetOf(
      t,
      'imports.history.title',
      [
        ['imports.history.when', 'text', (row) => momentText(row.committedAt ?? row.createdAt), 18],
        ['imports.history.file', 'text', (row) => row.fileName, 36],
        ['imports.history.source', 'text', (row) => row.sourceName, 20],
        ['imports.history.kind', 'text', (row) => t(`imports.kind.${row.kind ?? 'unknown'}`)],
        ['imports.history.created', 'integer', (row) => count(row.counts, 'created')],
        ['imports.history.updated', 'integer', (row) => count(row.counts, 'updated')],
        ['imports.history.unchanged', 'integer', (row) => count(row.counts, 'unchanged')],
        ['imports.history.rejected', 'integer', (row) => (row.counts?.rejected ?? 0) + (row.counts?.ambiguous ?? 0)],
        ['tables.periodFrom', 'day', (row) => row.period?.from ?? null],
        ['tables.periodTo', 'day', (row) => row.period?.to ?? null],
        [
          'imports.history.state',
          'text',
          (row) =>
            row.status === 'undone'
              ? t('imports.history.undone', { when: momentText(row.undoneAt) })
              : t('imports.history.committed'),
          28,
        ],
      ],
      paged(async (at) => (await ask('imports.list', at)).batches),
    ),
  ];
}

export async function problemsTable(of: TableOf<'problems'>, { ask, t }: TableEnv): Promise<GridSheet[]> {
  const { options } = await ask('imports.get', { batchId: of.batchId });
  return [
    sheetOf(
      t,
      'imports.check.problem',
      [
        ['imports.check.row', 'plain', (row) => rowCell(row.row, options, t), undefined, 'row'],
        ['imports.check.grade', 'text', (row) => t(`imports.check.severity.${row.severity}`), undefined, 'grade'],
        [
          'imports.check.fieldColumn',
          'text',
          (row) => (row.field === null ? '' : t(`imports.field.${row.field}`)),
          16,
          'field',
        ],
        ['imports.check.text', 'text', (row) => row.text, 28, 'text'],
        ['imports.check.problem', 'text', (row) => problemText(row, options, t), 90, 'problem'],
      ],
      paged(async (at) => (await ask('imports.problems', { ...of, ...at })).problems, 1000),
    ),
  ];
}

/** The rows of one fate, with the columns that the check shows of their kind. */
export async function stagedRowsTable(of: TableOf<'stagedRows'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const { kind, options } = await ask('imports.get', { batchId: of.batchId });
  const { fields } = await ask('fields.list', {});
  const format = { day: (day: string) => day, money: (minor: number) => scaledToDecimal(minor, env.digits) };
  const value = (row: StagedRow, field: string) => {
    const text = row.values[field] ?? '';
    return text === '' ? '' : storedValue(field, text, t, format);
  };
  const changes = (row: StagedRow) =>
    row.changes
      .map(
        ({ field, before, after }) =>
          `${storedField(field, t)}: ${storedValue(field, before, t, format)} → ${storedValue(field, after, t, format)}`,
      )
      .join(' · ');
  const read = options ?? (kind === null ? null : { kind, mapping: [], ownMapping: [] });
  const shown = read === null ? [] : checkedColumns(read, fields).map(({ name }) => name);
  async function* rows(): AsyncGenerator<OutValue[]> {
    for await (const row of paged(async (at) => (await ask('imports.rows', { ...of, ...at })).rows, 1000))
      yield [
        rowCell(row.row, options, t),
        row.title,
        ...shown.map((field) => fieldValue(row, field)),
        changes(row),
        row.joinedRow === null ? null : rowCell(row.joinedRow, options, t),
      ];
  }
  const fieldValue = (row: StagedRow, field: string): OutValue =>
    isAmount(field) && row.values[field] ? amountIn(env)(Number(row.values[field])) : value(row, field);
  return [
    {
      name: t('tables.stagedRows'),
      columns: [
        { header: t('imports.check.row'), kind: 'plain' },
        { header: t('imports.check.name'), kind: 'text', width: 30 },
        ...shown.map((field) => ({
          header: storedField(field, t),
          kind: isAmount(field) ? ('money' as const) : ('text' as const),
          width: 18,
        })),
        { header: t('imports.check.changes'), kind: 'text', width: 60 },
        { header: t('imports.check.joined'), kind: 'plain', width: 14 },
      ],
      rows: rows(),
      ids: ['row', 'title', ...shown, 'changes', 'joined'],
    },
  ];
}

const isAmount = (field: string) => /minor$/i.test(field);

/** Rows that were passed over, as they stand in the file. */
export async function skippedRowsTable(of: TableOf<'skippedRows'>, { ask, t }: TableEnv): Promise<GridSheet[]> {
  const batch = await ask('imports.get', { batchId: of.batchId });
  const rows = paged(async (at) => (await ask('imports.skippedRows', { ...of, ...at })).rows, 1000);
  return [skippedSheet(batch, rows, t)];
}

export async function proposalsTable(of: TableOf<'proposals'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const { options } = await ask('imports.get', { batchId: of.batchId });
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'tables.proposals',
      [
        ['imports.check.row', 'plain', (row) => rowCell(row.row, options, t)],
        ['imports.check.name', 'text', (row) => row.name, 30],
        ['imports.grading.amount', 'money', (row) => amount(row.amountMinor)],
        [
          'imports.grading.reason',
          'text',
          (row) =>
            row.proposal === 'name'
              ? t('imports.grading.byName')
              : t('imports.grading.byType', { type: row.type === null ? '' : t(`dealers.type.${row.type}`) }),
          30,
        ],
        ['imports.stored.excluded', 'text', (row) => t(row.excluded ? 'common.value.yes' : 'common.value.no')],
      ],
      paged(async (at) => (await ask('imports.proposals', { ...of, ...at })).rows, 1000),
    ),
  ];
}

export function reversalsTable(of: TableOf<'reversals'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'orders.kind.reversal',
      [
        ['orders.column.orderedOn', 'day', (row) => row.orderedOn],
        ['orders.column.number', 'text', (row) => row.number, 22],
        ['orders.reversals.dealer', 'text', (row) => row.dealerName, 30],
        ['orders.column.amount', 'money', (row) => amount(row.netMinor)],
        ['orders.reversals.original', 'text', (row) => row.originalNumber ?? row.says, 22],
        ['tables.originalOn', 'day', (row) => row.originalOn],
        [
          'imports.check.row',
          'plain',
          (row) => (row.sourceRow === null ? null : spotCell({ sheet: row.sourceSheet, row: row.sourceRow }, t)),
        ],
      ],
      paged(async (at) => (await ask('orders.reversals', { ...of, ...at })).rows, 1000),
    ),
  ];
}
