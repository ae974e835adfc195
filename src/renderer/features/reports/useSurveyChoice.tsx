import { Anchor, Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { SurveyId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';

/** Which survey a report is of: the one that the address names, else the newest. */
export function useSurveyChoice() {
  const t = useT();
  const named = SurveyId.safeParse(Number(new URLSearchParams(useSearch()).get('id') ?? undefined)).data;
  const [chosen, setChosen] = useState<SurveyId | undefined>(named);
  const surveys = useApiQuery('surveys.list', {}).data?.surveys ?? [];
  const id = surveys.find((survey) => survey.id === chosen)?.id ?? surveys[0]?.id;
  const name = surveys.find((survey) => survey.id === id)?.name ?? '';
  const of = useMemo(() => (id === undefined ? {} : { id }), [id]);
  const field = (
    <>
      <Select
        size="xs"
        label={t('surveys.page.title')}
        allowDeselect={false}
        value={id === undefined ? null : String(id)}
        onChange={(value) => setChosen(SurveyId.safeParse(Number(value ?? undefined)).data)}
        data={surveys.map((survey) => ({ value: String(survey.id), label: survey.name }))}
      />
      <Text size="xs" c="dimmed">
        <Anchor href={id === undefined ? '#/cases/surveys' : `#/cases/surveys/${id}/results`}>
          {t('reports.model.toPage')}
        </Anchor>
      </Text>
    </>
  );
  return { of, name, field };
}
