import { Alert, Badge, Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { CheckedRows, RowCounts } from '../../app/CheckedRows.tsx';
import { ListReading, useReading } from '../../app/ListReading.tsx';
import type { ShownColumn } from '../../app/shownTable.ts';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { answersText } from './surveyTexts.ts';

type Book = Output<'surveys.fileRows'>;
type Checked = Output<'surveys.checkRows'>;

/** A filled answer sheet or an export of 问卷星: picked or dropped, looked at row by row, then taken. */
export function FilePart({ survey }: { survey: SurveyRow }) {
  const t = useT();
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const undo = useUndo();
  const [book, setBook] = useState<Book | null>(null);
  const [replace, setReplace] = useState<readonly number[]>([]);
  const asked = { id: survey.id, header: [], rows: [], ...(book ?? {}), replace: [...replace] };
  const { fileName: _name, ...rows } = { fileName: '', ...asked };
  const checked = useApiQuery('surveys.checkRows', rows, { enabled: book !== null, keepPrevious: true });
  const reading = useReading(async ({ file }) => {
    const { jobId, bookId } = await api.call('surveys.readFile', { id: survey.id, file });
    await jobs.finished(jobId);
    setReplace([]);
    setBook(await api.call('surveys.fileRows', { bookId }));
  });
  const take = () =>
    reading.during(async () => {
      const { taken } = await api.call('surveys.takeRows', rows);
      notify.done(t('surveys.file.done', { count: taken }), () => void undo());
      setReplace([]);
    });
  const found = book === null ? undefined : checked.data;
  const count = found?.taken.length ?? 0;
  return (
    <ListReading
      reading={reading}
      pickLabel={t('surveys.file.pick')}
      fileName={book?.fileName}
      take={
        count === 0
          ? undefined
          : { label: t('surveys.file.take', { count }), busy: reading.busy, run: () => void take() }
      }
      intro={
        <Text size="sm" c="dimmed">
          {t('surveys.file.intro')}
        </Text>
      }
    >
      {checked.error && book !== null && <ErrorNotice error={checked.error} />}
      {book === null && <EmptyState title={t('surveys.file.none')} text={t('surveys.file.noneHint')} />}
      {found && (
        <Found
          survey={survey}
          found={found}
          replaced={replace}
          onReplace={(row, yes) => setReplace((last) => (yes ? [...last, row] : last.filter((one) => one !== row)))}
        />
      )}
    </ListReading>
  );
}

interface FoundProps {
  survey: SurveyRow;
  found: Checked;
  replaced: readonly number[];
  onReplace(row: number, yes: boolean): void;
}

/** What becomes of each row. */
function Found({ survey, found, replaced, onReplace }: FoundProps) {
  const t = useT();
  const { taken, unknownQuestions } = found;
  const empty = found.problems.filter(({ problem }) => problem === 'empty');
  const wrong = found.problems.filter(({ problem }) => problem !== 'empty');
  // Forms that nobody filled in ask for nothing: they stand last.
  const problems = [...wrong, ...empty];
  return (
    <Stack gap="sm">
      <RowCounts
        counts={[
          t('surveys.file.taken', { count: taken.length }),
          t('surveys.file.problems', { count: wrong.length }),
          t('surveys.file.empty', { count: empty.length }),
        ]}
      />
      {unknownQuestions.length > 0 && (
        <Alert color="gray">{t('surveys.file.unknown', { list: unknownQuestions.join('；') })}</Alert>
      )}
      {problems.length > 0 && <Problems problems={problems} onReplace={onReplace} />}
      {taken.length > 0 && <Taken survey={survey} taken={taken} replaced={replaced} onReplace={onReplace} />}
    </Stack>
  );
}

function Problems({ problems, onReplace }: { problems: Checked['problems']; onReplace: FoundProps['onReplace'] }) {
  const t = useT();
  type Row = Checked['problems'][number];
  const differs = ({ problem }: Row) => problem === 'differs';
  const columns: ShownColumn<Row>[] = [
    [t('surveys.column.row'), 'plain', ({ row }) => row],
    [t('surveys.column.problem'), 'text', ({ problem }) => t(`surveys.problem.${problem}`)],
    [t('surveys.column.what'), 'text', ({ text }) => text],
  ];
  return (
    <CheckedRows
      title={t('surveys.file.notTaken')}
      columns={columns}
      rows={problems}
      keyOf={({ row }) => row}
      {...(problems.some(differs) && {
        choice: {
          header: t('surveys.column.act'),
          cell: (of: Row) => differs(of) && <Replace row={of.row} checked={false} {...{ onReplace }} />,
        },
      })}
      isFirst={differs}
    />
  );
}

/** Whether this row takes the place of what is there. */
function Replace({ row, checked, onReplace }: { row: number; checked: boolean } & Pick<FoundProps, 'onReplace'>) {
  const t = useT();
  return (
    <Checkbox
      size="xs"
      label={t('surveys.file.replace')}
      aria-label={t('surveys.file.replaceOf', { row })}
      checked={checked}
      onChange={() => onReplace(row, !checked)}
    />
  );
}

interface TakenProps {
  survey: SurveyRow;
  taken: Checked['taken'];
  replaced: readonly number[];
  onReplace: FoundProps['onReplace'];
}

function Taken({ survey, taken, replaced, onReplace }: TakenProps) {
  const t = useT();
  type Row = Checked['taken'][number];
  const dealer = t('surveys.column.dealer');
  const columns: ShownColumn<Row>[] = [
    [t('surveys.column.row'), 'plain', ({ row }) => row],
    [dealer, 'text', ({ name }) => name],
    [t('surveys.column.answeredOn'), 'day', ({ on }) => on],
    [t('surveys.column.answer'), 'text', ({ answers }) => answersText(survey.questions, answers)],
  ];
  return (
    <CheckedRows
      title={t('surveys.file.willTake')}
      columns={columns}
      rows={taken}
      keyOf={({ row }) => row}
      drawn={{
        [dealer]: ({ row, name, isNew }) => (
          <>
            {name} {isNew && <Badge variant="default">{t('surveys.file.isNew')}</Badge>}
            {replaced.includes(row) && <Replace row={row} checked {...{ onReplace }} />}
          </>
        ),
      }}
      isFirst={({ row }) => replaced.includes(row)}
    />
  );
}
