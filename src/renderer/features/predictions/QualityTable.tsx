import { Title } from '@mantine/core';
import { useId } from 'react';
import type { PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import { type QualityRow, qualityRows } from '../../../shared/i18n/predictionTexts.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { useT } from '../../components/useT.ts';

/** The figures of the models with what each means, for whoever wants to check them. */
export function QualityTable({ run }: { run: PredictionRun }) {
  const t = useT();
  const id = useId();
  if (run.fit === null) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {t('predictions.page.quality')}
      </Title>
      <FigureTable<QualityRow>
        label={t('predictions.page.quality')}
        height={420}
        columns={[
          [t('predictions.quality.item'), 'text', ({ item }) => item],
          [t('predictions.quality.value'), 'text', ({ value: text }) => text],
          [t('predictions.quality.meaning'), 'text', ({ meaning }) => meaning],
        ]}
        rows={qualityRows(run, t)}
      />
    </section>
  );
}
