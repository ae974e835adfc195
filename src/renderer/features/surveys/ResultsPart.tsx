import { Button, Stack, Text } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import tileClasses from '../../components/tiles.module.css';
import { useT } from '../../components/useT.ts';
import { BadAnswers } from './BadAnswers.tsx';
import { ChoicesOfQuestion } from './ChoicesOfQuestion.tsx';
import { MarksOfQuestion } from './MarksOfQuestion.tsx';
import { openSurvey } from './surveyPaths.ts';
import { groupName, type ShownSurvey } from './surveyTexts.ts';
import { TextAnswers } from './TextAnswers.tsx';

type Results = Output<'surveys.results'>;

/** What came back: how many, each question with its range, by tier, rep and region; bad answers and the cases they became. */
export function ResultsPart({ shown }: { shown: ShownSurvey }) {
  const t = useT();
  const { survey } = shown;
  const answer = useApiQuery('surveys.results', { id: survey.id });
  const results = answer.data;
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (results === undefined) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (results.replies === 0)
    return (
      <EmptyState title={t('surveys.results.none')} text={t('surveys.results.noneHint')}>
        <Button onClick={() => openSurvey(survey.id, survey.asked === 0 ? 'sample' : 'answers')}>
          {t(`surveys.page.part.${survey.asked === 0 ? 'sample' : 'answers'}`)}
        </Button>
        <Button variant="default" onClick={() => openSurvey(survey.id, 'file')}>
          {t('surveys.page.part.file')}
        </Button>
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      <Tiles name={survey.name} results={results} shown={shown} />
      <BadAnswers shown={shown} />
      {results.questions.map((question) =>
        question.mark !== null ? (
          <MarksOfQuestion key={question.place} name={survey.name} question={question} />
        ) : question.kind === 'text' ? (
          <TextAnswers key={question.place} question={question} />
        ) : (
          <ChoicesOfQuestion key={question.place} name={survey.name} question={question} replies={results.replies} />
        ),
      )}
      <Groups name={survey.name} results={results} />
    </Stack>
  );
}

function Tiles({ name, results, shown }: { name: string; results: Results; shown: ShownSurvey }) {
  const t = useT();
  const format = useFormat();
  const { asked, replies, margin } = results;
  const idsWhere = (is: (one: ShownSurvey['invites'][number]) => boolean) =>
    shown.invites.filter(is).map(({ dealerId }) => dealerId);
  const bad = idsWhere(({ reply }) => reply !== null && reply.bad.length > 0);
  const tiles: { label: string; value: string; remark?: string; ids?: readonly number[] }[] = [
    { label: t('surveys.results.asked'), value: format.count(asked), ids: idsWhere(() => true) },
    { label: t('surveys.results.replies'), value: format.count(replies), ids: idsWhere(({ reply }) => reply !== null) },
    { label: t('surveys.results.rate'), value: format.percent(asked === 0 ? null : replies / asked) },
    {
      label: t('surveys.results.margin'),
      value: margin === null ? '—' : `±${format.percent(margin)}`,
      remark: t('surveys.results.marginHint'),
    },
    { label: t('surveys.results.bad'), value: format.count(bad.length), ids: bad },
    { label: t('surveys.results.silent'), value: format.count(results.silent.length), ids: results.silent },
  ];
  return (
    <div className={tileClasses.tiles}>
      {tiles.map(({ label, value, remark, ids = [] }) => {
        const inside = (
          <>
            <Text span size="xs" c="dimmed">
              {label}
            </Text>
            <span className={tileClasses.tileValue}>{value}</span>
            {remark !== undefined && (
              <Text span size="xs" c="dimmed">
                {remark}
              </Text>
            )}
          </>
        );
        return ids.length === 0 ? (
          <div key={label} className={tileClasses.tile}>
            {inside}
          </div>
        ) : (
          <button
            key={label}
            type="button"
            className={tileClasses.tile}
            onClick={() => openDealers({ label: `${name} · ${label}`, ids })}
          >
            {inside}
          </button>
        );
      })}
    </div>
  );
}

/** Who answered, by tier, rep and region. */
function Groups({ name, results }: { name: string; results: Results }) {
  const t = useT();
  const tierName = useTierName();
  type Group = Results['groups'][number];
  const nameOf = (group: Group) => groupName(group.what, group.name, t, tierName);
  const columns: ShownColumn<Group>[] = [
    [t('surveys.column.group'), 'text', nameOf],
    [t('surveys.column.by'), 'text', ({ what }) => t(`surveys.column.${what}`)],
    [t('surveys.column.asked'), 'integer', ({ asked }) => asked],
    [t('surveys.column.replies'), 'integer', ({ replies }) => replies],
    [t('surveys.column.rate'), 'percent', ({ asked, replies }) => (asked === 0 ? null : replies / asked)],
  ];
  const title = t('surveys.results.groups');
  return (
    <section>
      <Text fw={600} component="h2" size="md" m={0}>
        {title} <TableExport request={shownTable(title, columns, results.groups)} name={title} />
      </Text>
      <FigureTable
        label={title}
        columns={columns}
        rows={results.groups}
        height={320}
        onRow={(group) => openDealers({ label: `${name} · ${nameOf(group)}`, ids: group.ids })}
      />
    </section>
  );
}
