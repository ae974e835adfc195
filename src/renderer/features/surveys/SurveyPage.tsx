import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { FileText, Printer, Trash2 } from 'lucide-react';
import { useParams } from 'wouter';
import { SurveyId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { FilePart } from './FilePart.tsx';
import { KeyInPart } from './KeyInPart.tsx';
import { QuestionPreview } from './QuestionPreview.tsx';
import { QuestionsPart } from './QuestionsPart.tsx';
import { ResultsPart } from './ResultsPart.tsx';
import { SamplePart } from './SamplePart.tsx';
import { draftOf } from './surveyDraft.ts';
import { newSurvey, openSurvey, PARTS, type Part, SURVEYS } from './surveyPaths.ts';
import type { ShownSurvey } from './surveyTexts.ts';

/** One survey in its steps: questions, whom to ask, answers, results. */
export function SurveyPage() {
  const t = useT();
  const params = useParams<{ id: string; part?: string }>();
  const id = SurveyId.safeParse(Number(params.id)).data;
  const part = PARTS.find((name) => name === params.part) ?? 'questions';
  const shown = useApiQuery('surveys.get', { id: id ?? SurveyId.parse(1) }, { enabled: id !== undefined });
  const isMissing = id === undefined || (isAppError(shown.error) && shown.error.code === 'not_found');
  if (isMissing || !shown.data)
    return (
      <CasesFrame tab="surveys" title={t('surveys.page.title')}>
        {isMissing ? (
          <EmptyState title={t('surveys.page.missing')}>
            <Button onClick={() => navigate(SURVEYS)}>{t('surveys.page.back')}</Button>
          </EmptyState>
        ) : shown.error ? (
          <ErrorNotice error={shown.error} onRetry={() => void shown.refetch()} />
        ) : (
          <Text c="dimmed">{t('common.loading')}</Text>
        )}
      </CasesFrame>
    );
  return <SurveyOf key={id} shown={shown.data} part={part} />;
}

function SurveyOf({ shown, part }: { shown: ShownSurvey; part: Part }) {
  const t = useT();
  const format = useFormat();
  const { survey } = shown;
  const rate = survey.asked === 0 ? null : survey.replies / survey.asked;
  return (
    <CasesFrame
      tab="surveys"
      title={survey.name}
      facts={[
        format.day(survey.startedOn),
        ...(survey.asked === 0
          ? []
          : [
              `${t('surveys.column.asked')} ${format.count(survey.asked)}`,
              `${t('surveys.column.replies')} ${format.count(survey.replies)}`,
              `${t('surveys.column.rate')} ${format.percent(rate)}`,
            ]),
      ]}
      acts={<Acts shown={shown} />}
    >
      <Group>
        <SegmentedControl
          aria-label={t('surveys.page.parts')}
          value={part}
          data={PARTS.map((value) => ({ value, label: t(`surveys.page.part.${value}`) }))}
          onChange={(value) => openSurvey(survey.id, PARTS.find((name) => name === value) ?? 'questions')}
        />
        <Badge variant="default">{t(`surveys.state.${survey.state}`)}</Badge>
      </Group>
      <PartOf shown={shown} part={part} />
    </CasesFrame>
  );
}

function PartOf({ shown, part }: { shown: ShownSurvey; part: Part }) {
  const { survey } = shown;
  switch (part) {
    case 'questions':
      return survey.replies > 0 ? (
        <Locked shown={shown} />
      ) : (
        <QuestionsPart
          key={survey.revision}
          name={`${survey.id}/${survey.revision}`}
          first={draftOf(survey)}
          survey={survey}
          onSaved={() => survey.asked === 0 && openSurvey(survey.id, 'sample')}
        />
      );
    case 'sample':
      return <SamplePart shown={shown} />;
    case 'answers':
      return <KeyInPart shown={shown} />;
    case 'file':
      return <FilePart survey={survey} />;
    default:
      return <ResultsPart shown={shown} />;
  }
}

/** Questions that have been answered stand. */
function Locked({ shown: { survey } }: { shown: ShownSurvey }) {
  const t = useT();
  return (
    <Stack gap="sm" maw={760}>
      <Group>
        <Text size="sm">{t('surveys.edit.locked')}</Text>
        <Button variant="default" size="compact-sm" onClick={() => newSurvey({ from: survey.id })}>
          {t('surveys.edit.copy')}
        </Button>
      </Group>
      <QuestionPreview name={survey.name} questions={draftOf(survey).questions} />
    </Stack>
  );
}

function Acts({ shown: { survey } }: { shown: ShownSurvey }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const remove = useApiCommand('surveys.remove');
  return (
    <>
      <Button
        variant="default"
        leftSection={<Printer size={15} aria-hidden />}
        onClick={() => navigate(`/reports/surveyForm?id=${survey.id}`)}
      >
        {t('surveys.page.forms')}
      </Button>
      <Button
        variant="default"
        leftSection={<FileText size={15} aria-hidden />}
        disabled={survey.replies === 0}
        onClick={() => navigate(`/reports/survey?id=${survey.id}`)}
      >
        {t('surveys.page.report')}
      </Button>
      <Button
        variant="default"
        leftSection={<Trash2 size={15} aria-hidden />}
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(
            { id: survey.id },
            {
              onSuccess: () => {
                notify.done(t('surveys.page.removed', { name: survey.name }), () => void undo());
                navigate(SURVEYS);
              },
              onError: notify.error,
            },
          )
        }
      >
        {t('surveys.page.remove')}
      </Button>
    </>
  );
}
