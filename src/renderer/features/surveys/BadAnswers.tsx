import { Anchor, Button, Group, Table, Text, Title } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { answersText, type Invite, type ShownSurvey } from './surveyTexts.ts';

/** Bad answers: each becomes a case by one click, and leads to it afterwards. */
export function BadAnswers({ shown }: { shown: ShownSurvey }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const follow = useApiCommand('surveys.follow');
  const { survey, invites } = shown;
  const rows = invites.filter(({ reply }) => reply !== null && reply.bad.length > 0);
  const open = rows.filter(({ reply }) => reply?.caseId === null);
  const run = (dealerIds: readonly DealerId[]) =>
    follow.mutate(
      { id: survey.id, dealerIds: [...dealerIds] },
      {
        onSuccess: ({ cases }) =>
          notify.done(t('surveys.results.followed', { count: cases.length }), () => void undo()),
        onError: notify.error,
      },
    );
  const said = ({ reply }: Invite) =>
    reply === null ? '' : answersText(survey.questions, reply.answers, withTexts(survey.questions, reply.bad));
  const columns: ShownColumn<Invite>[] = [
    [t('surveys.column.dealer'), 'text', ({ name }) => name],
    [t('surveys.column.rep'), 'text', ({ rep }) => rep],
    [t('surveys.column.answer'), 'text', said],
  ];
  const title = t('surveys.results.badTitle');
  return (
    <section>
      <Group gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} disabled={rows.length === 0} />
        {open.length > 1 && (
          <Button
            size="compact-sm"
            loading={follow.isPending}
            onClick={() => run(open.map(({ dealerId }) => dealerId))}
          >
            {t('surveys.results.followAll', { count: open.length })}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {rows.length === 0 ? t('surveys.results.badNone') : t('surveys.results.badHint')}
      </Text>
      {rows.length > 0 && (
        <Table aria-label={title} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(([header]) => (
                <Table.Th key={header}>{header}</Table.Th>
              ))}
              <Table.Th>{t('surveys.column.case')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.dealerId}>
                <Table.Td w={200}>
                  <Anchor size="sm" href={`#/dealers/${row.dealerId}`}>
                    {row.name}
                  </Anchor>
                </Table.Td>
                <Table.Td w={100}>{row.rep}</Table.Td>
                <Table.Td>{said(row)}</Table.Td>
                <Table.Td w={150}>
                  {row.reply?.caseId == null ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      loading={follow.isPending}
                      aria-label={t('surveys.results.followOf', { name: row.name })}
                      onClick={() => run([row.dealerId])}
                    >
                      {t('surveys.results.follow')}
                    </Button>
                  ) : (
                    <Anchor size="sm" style={{ whiteSpace: 'nowrap' }} href={`#/cases/${row.reply.caseId}`}>
                      {row.reply.caseNumber}
                    </Anchor>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

/** The bad answers, and what was written beside them: the why. */
function withTexts(questions: ShownSurvey['survey']['questions'], bad: readonly number[]): number[] {
  return questions.flatMap(({ kind }, place) => (kind === 'text' || bad.includes(place) ? [place] : []));
}
