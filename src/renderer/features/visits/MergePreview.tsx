import { Badge, Checkbox, Text } from '@mantine/core';
import type { MergedResult } from '../../../shared/contract/visitSheets.contract.ts';
import { VERDICTS } from '../../../shared/domain/visitResults.ts';
import { CheckedRows } from '../../app/CheckedRows.tsx';
import type { ShownColumn } from '../../app/shownTable.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { saidText } from './saidText.ts';

interface MergePreviewProps {
  rows: readonly MergedResult[];
  accepted: ReadonlySet<number>;
  onAccept(row: number, accept: boolean): void;
}

/** What becomes of each row: what it says, what is there already beside it, and why it is not taken. */
export function MergePreview({ rows, accepted, onAccept }: MergePreviewProps) {
  const t = useT();
  const format = useFormat();
  const verdictHeader = t('visitSheets.keyIn.verdict');
  const whyOf = ({ problems }: MergedResult) =>
    problems.map(({ code, text }) => t(`visitSheets.problem.${code}`, { text }));
  const columns: readonly ShownColumn<MergedResult>[] = [
    [t('visitSheets.keyIn.row'), 'text', ({ given }) => given.where || String(given.row)],
    [t('visitSheets.column.name'), 'text', ({ dealerName }) => dealerName],
    [verdictHeader, 'text', ({ verdict }) => t(`visitSheets.verdict.${verdict}`)],
    [t('visitSheets.keyIn.why'), 'text', (row) => whyOf(row).join(' · ')],
    [t('visitSheets.keyIn.now'), 'text', ({ given }) => saidText(given, t, format)],
    [t('visitSheets.keyIn.there'), 'text', ({ stored }) => (stored === null ? '' : saidText(stored, t, format))],
  ];
  const count = (verdict: (typeof VERDICTS)[number]) => rows.filter((row) => row.verdict === verdict).length;
  return (
    <CheckedRows
      title={t('visitSheets.keyIn.preview')}
      counts={VERDICTS.map((verdict) => `${t(`visitSheets.verdict.${verdict}`)} ${count(verdict)}`)}
      columns={columns}
      rows={rows}
      keyOf={({ given }) => given.row}
      drawn={{
        [verdictHeader]: ({ verdict }) => <Badge variant="default">{t(`visitSheets.verdict.${verdict}`)}</Badge>,
        [t('visitSheets.keyIn.why')]: (row) =>
          whyOf(row).map((text) => (
            <Text key={text} size="xs">
              {text}
            </Text>
          )),
      }}
      choice={{
        header: t('visitSheets.keyIn.choose'),
        cell: (row) => canChoose(row, accepted) && <Choice {...{ row, accepted, onAccept }} />,
      }}
      isFirst={(row) => canChoose(row, accepted)}
    />
  );
}

/** The owner decides where two accounts differ: of what is there, or of two rows that came back. */
function canChoose({ verdict, problems, given }: MergedResult, accepted: ReadonlySet<number>): boolean {
  return (
    verdict === 'conflict' ||
    accepted.has(given.row) ||
    (problems.every(({ code }) => code === 'twice') && problems.length > 0)
  );
}

function Choice({ row, accepted, onAccept }: Omit<MergePreviewProps, 'rows'> & { row: MergedResult }) {
  const t = useT();
  return (
    <Checkbox
      size="xs"
      label={t('visitSheets.keyIn.takeThis')}
      aria-label={t('visitSheets.keyIn.takeThisOf', { dealer: row.dealerName, row: row.given.where || row.given.row })}
      checked={accepted.has(row.given.row)}
      onChange={(event) => onAccept(row.given.row, event.currentTarget.checked)}
    />
  );
}
