import { Title } from '@mantine/core';
import { useId } from 'react';
import type { PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { useT } from '../../components/useT.ts';

interface Row {
  item: string;
  value: string;
  meaning: string;
}

/** The figures of the models with what each means, for whoever wants to check them. */
export function QualityTable({ run }: { run: PredictionRun }) {
  const t = useT();
  const id = useId();
  const { fit, other, regularity, value } = run;
  if (fit === null) return null;
  const row = (name: Item, text: string, meaning = ''): Row => ({
    item: t(`predictions.quality.${name}`),
    value: text,
    meaning,
  });
  const means = (name: Meaning) => t(`predictions.quality.means.${name}`);
  const valueMeans = value ? t('predictions.quality.means.value', { n: value.n }) : '';
  const rows: Row[] = [
    row('logLik', fit.logLik.toFixed(2), means('logLik')),
    row('aic', fit.aic.toFixed(2), means('aic')),
    ...(other ? [row('otherAic', other.aic.toFixed(2), t(`predictions.model.${other.model}`))] : []),
    ...(fit.model === 'mbgcnbdk' ? [row('k', String(fit.k), means('k'))] : []),
    row('r', figure(fit.params.r), means('r')),
    row('alpha', figure(fit.params.alpha), means('alpha')),
    row('a', figure(fit.params.a), means('a')),
    row('b', figure(fit.params.b), means('b')),
    ...(regularity
      ? [
          row(
            'regularity',
            regularity.k === null ? '∞' : regularity.k.toFixed(2),
            t('predictions.quality.means.regularity', { dealers: regularity.dealers }),
          ),
        ]
      : []),
    ...(value
      ? [
          row('p', figure(value.p), valueMeans),
          row('q', figure(value.q), valueMeans),
          row('v', figure(value.v), valueMeans),
          row('correlation', value.correlation === null ? '—' : value.correlation.toFixed(2), means('correlation')),
        ]
      : []),
  ];
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {t('predictions.page.quality')}
      </Title>
      <FigureTable<Row>
        label={t('predictions.page.quality')}
        height={420}
        columns={[
          [t('predictions.quality.item'), 'text', ({ item }) => item],
          [t('predictions.quality.value'), 'text', ({ value: text }) => text],
          [t('predictions.quality.meaning'), 'text', ({ meaning }) => meaning],
        ]}
        rows={rows}
      />
    </section>
  );
}

type Item =
  | 'logLik'
  | 'aic'
  | 'otherAic'
  | 'k'
  | 'r'
  | 'alpha'
  | 'a'
  | 'b'
  | 'regularity'
  | 'p'
  | 'q'
  | 'v'
  | 'correlation';
type Meaning = 'logLik' | 'aic' | 'k' | 'r' | 'alpha' | 'a' | 'b' | 'correlation';

function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}
