import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import { type QualityRow, qualityRows } from '../../../shared/i18n/predictionTexts.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { useT } from '../../components/useT.ts';

/** Beyond this the assumption of the value model is in doubt. */
const RELATED = 0.3;

/** Which model was taken and why, and the figures of the models with what each means, for whoever wants to check them. */
export function QualityTable({ run }: { run: PredictionRun }) {
  const t = useT();
  const id = useId();
  const { fit, reason, value } = run;
  if (fit === null) return null;
  const correlation = value !== null && value.degenerate.length === 0 ? (value.correlation ?? 0) : 0;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {t('predictions.page.quality')}
      </Title>
      {reason && (
        <Text size="sm">
          {t('predictions.page.chosen', {
            model: t(`predictions.model.${fit.model}`),
            reason: t(`predictions.reason.${reason}`),
          })}
        </Text>
      )}
      {Math.abs(correlation) > RELATED && (
        <Text size="sm">
          {t('predictions.page.related', {
            direction: t(correlation > 0 ? 'predictions.page.relatedMore' : 'predictions.page.relatedLess'),
            correlation: correlation.toFixed(2),
          })}
        </Text>
      )}
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
