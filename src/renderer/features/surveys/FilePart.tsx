import { Alert, Badge, Button, Checkbox, Group, Stack, Table, Text, Title } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { PickedFile } from '../../../shared/contract/hostBridge.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FirstRows, MOST_ROWS } from '../../components/FirstRows.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { answersText, problemText } from './surveyTexts.ts';

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
  const [busy, setBusy] = useState(false);
  const asked = { id: survey.id, header: [], rows: [], ...(book ?? {}), replace: [...replace] };
  const { fileName: _name, ...rows } = { fileName: '', ...asked };
  const checked = useApiQuery('surveys.checkRows', rows, { enabled: book !== null, keepPrevious: true });
  const read = async (pick: () => Promise<PickedFile | null>) => {
    setBusy(true);
    try {
      const picked = await pick();
      if (picked === null) return;
      const { jobId, bookId } = await api.call('surveys.readFile', { id: survey.id, file: picked.file });
      await jobs.finished(jobId);
      setReplace([]);
      setBook(await api.call('surveys.fileRows', { bookId }));
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  const take = async () => {
    setBusy(true);
    try {
      const { taken } = await api.call('surveys.takeRows', rows);
      notify.done(t('surveys.file.done', { count: taken }), () => void undo());
      setReplace([]);
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    // Elsewhere a dropped file is imported.
    event.stopPropagation();
    void read(() => api.bridge.takeDroppedFile(file));
  };
  const found = book === null ? undefined : checked.data;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same
    <div data-own-drop onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('surveys.file.intro')}
        </Text>
        <Group gap="sm">
          <Button
            loading={busy}
            variant={found && found.taken.length > 0 ? 'default' : 'filled'}
            leftSection={<FileUp size={15} aria-hidden />}
            onClick={() => void read(() => api.bridge.pickFile('spreadsheet'))}
          >
            {t('surveys.file.pick')}
          </Button>
          {found && found.taken.length > 0 && (
            <Button loading={busy} onClick={() => void take()}>
              {t('surveys.file.take', { count: found.taken.length })}
            </Button>
          )}
          {book !== null && <Text size="sm">{book.fileName}</Text>}
        </Group>
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
      </Stack>
    </div>
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
  const { taken, problems, unknownQuestions } = found;
  return (
    <Stack gap="sm">
      <Group gap="xs" role="status">
        <Badge variant="default">{t('surveys.file.taken', { count: taken.length })}</Badge>
        <Badge variant="default">{t('surveys.file.problems', { count: problems.length })}</Badge>
      </Group>
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
  const columns: ShownColumn<Row>[] = [
    [t('surveys.column.row'), 'plain', ({ row }) => row],
    [t('surveys.column.problem'), 'text', ({ problem }) => problemText(problem, t)],
    [t('surveys.column.what'), 'text', ({ text }) => text],
  ];
  const title = t('surveys.file.notTaken');
  // What may be decided on here stands first.
  const first = [...problems].sort((a, b) => Number(b.problem === 'differs') - Number(a.problem === 'differs'));
  const shown = first.slice(0, MOST_ROWS);
  return (
    <section>
      <Group gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, problems)} name={title} />
      </Group>
      <Table aria-label={title} verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(([header]) => (
              <Table.Th key={header}>{header}</Table.Th>
            ))}
            <Table.Th>{t('surveys.column.act')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((one) => (
            <Table.Tr key={one.row}>
              {columns.map(([header, , cellOf]) => (
                <Table.Td key={header}>{cellOf(one)}</Table.Td>
              ))}
              <Table.Td>
                {one.problem === 'differs' && (
                  <Checkbox
                    size="xs"
                    label={t('surveys.file.replace')}
                    aria-label={t('surveys.file.replaceOf', { row: one.row })}
                    checked={false}
                    onChange={() => onReplace(one.row, true)}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <FirstRows count={problems.length} />
    </section>
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
  const format = useFormat();
  type Row = Checked['taken'][number];
  const columns: ShownColumn<Row>[] = [
    [t('surveys.column.row'), 'plain', ({ row }) => row],
    [t('surveys.column.dealer'), 'text', ({ name }) => name],
    [t('surveys.column.answeredOn'), 'day', ({ on }) => on],
    [t('surveys.column.answer'), 'text', ({ answers }) => answersText(survey.questions, answers)],
  ];
  const title = t('surveys.file.willTake');
  return (
    <section>
      <Group gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, taken)} name={title} />
      </Group>
      <Table aria-label={title} verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(([header]) => (
              <Table.Th key={header}>{header}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {taken.slice(0, MOST_ROWS).map((one) => (
            <Table.Tr key={one.row}>
              <Table.Td>{one.row}</Table.Td>
              <Table.Td>
                {one.name} {one.isNew && <Badge variant="default">{t('surveys.file.isNew')}</Badge>}
                {replaced.includes(one.row) && (
                  <Checkbox
                    size="xs"
                    label={t('surveys.file.replace')}
                    aria-label={t('surveys.file.replaceOf', { row: one.row })}
                    checked
                    onChange={() => onReplace(one.row, false)}
                  />
                )}
              </Table.Td>
              <Table.Td>{format.day(one.on)}</Table.Td>
              <Table.Td>{answersText(survey.questions, one.answers)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <FirstRows count={taken.length} />
    </section>
  );
}
