import { Group, SegmentedControl } from '@mantine/core';
import { useSearch } from 'wouter';
import { SurveyId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { QuestionsPart } from './QuestionsPart.tsx';
import { draftOf, PRESETS, presetDraft } from './surveyDraft.ts';
import { openSurvey, SURVEYS } from './surveyPaths.ts';

/** A survey that is not there yet: a preset, or the questions of an earlier one. */
export function NewSurveyPage() {
  const t = useT();
  const query = new URLSearchParams(useSearch());
  const preset = PRESETS.find((name) => name === query.get('preset')) ?? 'both';
  const from = SurveyId.safeParse(Number(query.get('from') ?? undefined)).data;
  const known = useApiQuery('surveys.list', {}, { enabled: from !== undefined });
  const earlier = from === undefined ? undefined : known.data?.surveys.find(({ id }) => id === from);
  const isReady = from === undefined || earlier !== undefined || known.isSuccess;
  return (
    <CasesFrame tab="surveys" title={t('surveys.page.newTitle')} intro={t('surveys.page.intro')}>
      {known.error && from !== undefined && <ErrorNotice error={known.error} />}
      {from === undefined && (
        <Group>
          <SegmentedControl
            aria-label={t('surveys.page.newTitle')}
            value={preset}
            data={PRESETS.map((value) => ({ value, label: t(`surveys.preset.${value}`) }))}
            onChange={(value) => navigate(`${SURVEYS}/new?preset=${value}`, { replace: true })}
          />
        </Group>
      )}
      {isReady && (
        <QuestionsPart
          key={earlier === undefined ? preset : `of-${earlier.id}`}
          name={earlier === undefined ? preset : `of-${earlier.id}`}
          first={earlier === undefined ? presetDraft(preset, t) : draftOf(earlier)}
          onSaved={({ id }) => openSurvey(id, 'sample')}
        />
      )}
    </CasesFrame>
  );
}
