import { Badge, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import type { MergedResult } from '../../../shared/contract/visitSheets.contract.ts';
import { VERDICTS } from '../../../shared/domain/visitResults.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
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
  const name = t('visitSheets.keyIn.preview');
  const columns: readonly ShownColumn<MergedResult>[] = [
    [t('visitSheets.keyIn.row'), 'text', ({ given }) => given.where || String(given.row)],
    [t('visitSheets.column.name'), 'text', ({ dealerName }) => dealerName],
    [t('visitSheets.keyIn.verdict'), 'text', ({ verdict }) => t(`visitSheets.verdict.${verdict}`)],
    [
      t('visitSheets.keyIn.why'),
      'text',
      ({ problems }) => problems.map(({ code, text }) => t(`visitSheets.problem.${code}`, { text })).join(' · '),
    ],
    [t('visitSheets.keyIn.now'), 'text', ({ given }) => saidText(given, t, format)],
    [t('visitSheets.keyIn.there'), 'text', ({ stored }) => (stored === null ? '' : saidText(stored, t, format))],
  ];
  const count = (verdict: (typeof VERDICTS)[number]) => rows.filter((row) => row.verdict === verdict).length;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Group gap="xs" role="status">
          {VERDICTS.map((verdict) => (
            <Badge key={verdict} variant="default">
              {t(`visitSheets.verdict.${verdict}`)} {count(verdict)}
            </Badge>
          ))}
        </Group>
        <TableExport request={shownTable(name, columns, rows)} name={name} disabled={rows.length === 0} />
      </Group>
      <Table.ScrollContainer minWidth={760}>
        <Table aria-label={name} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('visitSheets.keyIn.row')}</Table.Th>
              <Table.Th>{t('visitSheets.column.name')}</Table.Th>
              <Table.Th>{t('visitSheets.keyIn.verdict')}</Table.Th>
              <Table.Th>{t('visitSheets.keyIn.now')}</Table.Th>
              <Table.Th>{t('visitSheets.keyIn.there')}</Table.Th>
              <Table.Th>{t('visitSheets.keyIn.choose')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.given.row}>
                <Table.Td>{row.given.where || row.given.row}</Table.Td>
                <Table.Td>{row.dealerName}</Table.Td>
                <Table.Td>
                  <Badge variant="default">{t(`visitSheets.verdict.${row.verdict}`)}</Badge>
                  {row.problems.map(({ code, text }) => (
                    <Text key={code} size="xs">
                      {t(`visitSheets.problem.${code}`, { text })}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td>{saidText(row.given, t, format)}</Table.Td>
                <Table.Td>{row.stored === null ? '' : saidText(row.stored, t, format)}</Table.Td>
                <Table.Td>{canChoose(row, accepted) && <Choice {...{ row, accepted, onAccept }} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
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
