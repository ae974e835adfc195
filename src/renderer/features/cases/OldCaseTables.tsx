import type { Output } from '../../../shared/contract/index.ts';
import { causeText, partyText } from '../../../shared/i18n/caseText.ts';
import { CheckedRows } from '../../app/CheckedRows.tsx';
import type { ShownColumn } from '../../app/shownTable.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

type Checked = Output<'cases.checkRows'>;
type Taken = Checked['taken'][number];

/** Rows that are not taken, each with its reason, and those that are, with what is taken otherwise than it is written. */
export function OldCaseTables({ found }: { found: Checked }) {
  const t = useT();
  const format = useFormat();
  const cost = t('cases.field.cost');
  // What nobody's row says takes no room.
  const told = ([, , value]: ShownColumn<Taken>) => found.taken.some((row) => (value(row) ?? '') !== '');
  const further: ShownColumn<Taken>[] = [
    [t('cases.field.cause'), 'text', ({ cause }) => cause && causeText(cause, t)],
    [t('cases.field.responsibility'), 'text', ({ responsibility }) => responsibility && partyText(responsibility, t)],
    [t('cases.field.remedy'), 'text', ({ remedy }) => remedy],
    [cost, 'money', ({ costMinor }) => costMinor],
    [t('cases.field.result'), 'text', ({ followResult }) => followResult && t(`cases.result.${followResult}`)],
    [t('cases.field.satisfaction'), 'plain', ({ satisfaction }) => satisfaction],
  ];
  const problems: ShownColumn<Checked['problems'][number]>[] = [
    [t('cases.oldCases.column.row'), 'plain', ({ row }) => row],
    [t('cases.oldCases.column.problem'), 'text', ({ problem }) => t(`cases.oldCases.problem.${problem}`)],
    [t('cases.oldCases.column.text'), 'text', ({ text }) => text],
  ];
  const taken: ShownColumn<Taken>[] = [
    [t('cases.oldCases.column.row'), 'plain', ({ row }) => row],
    [t('cases.oldCases.column.number'), 'text', ({ number }) => number || t('cases.oldCases.nextNumber')],
    [t('cases.oldCases.column.dealer'), 'text', ({ dealerName }) => dealerName],
    [t('cases.oldCases.column.kind'), 'text', ({ kind }) => t(`cases.kind.${kind}`)],
    [t('cases.oldCases.column.status'), 'text', ({ status }) => t(`cases.status.${status}`)],
    [t('cases.oldCases.column.reportedOn'), 'day', ({ reportedOn }) => reportedOn],
    [t('cases.oldCases.column.body'), 'text', ({ body }) => body],
    ...further.filter(told),
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
        <CheckedRows
          title={t('cases.oldCases.willTake')}
          columns={taken}
          rows={found.taken}
          keyOf={keyOf}
          drawn={{ [cost]: ({ costMinor }) => costMinor !== null && format.money(costMinor) }}
        />
      )}
    </>
  );
}
