import type { Output } from '../../../shared/contract/index.ts';
import { CheckedRows } from '../../app/CheckedRows.tsx';
import type { ShownColumn } from '../../app/shownTable.ts';
import { useT } from '../../components/useT.ts';

type Checked = Output<'cases.checkRows'>;

/** Rows that are not taken, each with its reason, and those that are, with what is taken otherwise than it is written. */
export function OldCaseTables({ found }: { found: Checked }) {
  const t = useT();
  const problems: ShownColumn<Checked['problems'][number]>[] = [
    [t('cases.oldCases.column.row'), 'plain', ({ row }) => row],
    [t('cases.oldCases.column.problem'), 'text', ({ problem }) => t(`cases.oldCases.problem.${problem}`)],
    [t('cases.oldCases.column.text'), 'text', ({ text }) => text],
  ];
  const taken: ShownColumn<Checked['taken'][number]>[] = [
    [t('cases.oldCases.column.row'), 'plain', ({ row }) => row],
    [t('cases.oldCases.column.number'), 'text', ({ number }) => number || t('cases.oldCases.nextNumber')],
    [t('cases.oldCases.column.dealer'), 'text', ({ dealerName }) => dealerName],
    [t('cases.oldCases.column.kind'), 'text', ({ kind }) => t(`cases.kind.${kind}`)],
    [t('cases.oldCases.column.status'), 'text', ({ status }) => t(`cases.status.${status}`)],
    [t('cases.oldCases.column.reportedOn'), 'day', ({ reportedOn }) => reportedOn],
    [t('cases.oldCases.column.body'), 'text', ({ body }) => body],
    [
      t('cases.oldCases.column.notes'),
      'text',
      ({ notes }) => notes.map(({ note, text }) => t(`cases.oldCases.note.${note}`, { text })).join('；'),
    ],
  ];
  const keyOf = ({ row }: { row: number }) => row;
  return (
    <>
      {found.problems.length > 0 && (
        <CheckedRows title={t('cases.oldCases.notTaken')} columns={problems} rows={found.problems} keyOf={keyOf} />
      )}
      {found.taken.length > 0 && (
        <CheckedRows title={t('cases.oldCases.willTake')} columns={taken} rows={found.taken} keyOf={keyOf} />
      )}
    </>
  );
}
