import { Text, Title } from '@mantine/core';
import { useCallback, useId } from 'react';
import type { Calibration, CalibrationTenth, PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import { verdictTexts } from '../../../shared/i18n/predictionTexts.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useLanguage, useT } from '../../components/useT.ts';

interface CalibrationProps {
  run: PredictionRun;
  onTenth(tenth: number): void;
}

/** What would have been said before the last period against what came, by tenths; or why it can't be tried. */
export function CalibrationChart({ run, onTenth }: CalibrationProps) {
  if (run.calibration) return <Tried calibration={run.calibration} rest={run.rest !== null} onTenth={onTenth} />;
  return run.calibrationAbstained ? <NotTried abstained={run.calibrationAbstained} /> : null;
}

function NotTried({ abstained }: { abstained: NonNullable<PredictionRun['calibrationAbstained']> }) {
  const t = useT();
  const id = useId();
  const why =
    abstained.code === 'degenerate'
      ? t('predictions.calibration.degenerate')
      : t(`predictions.abstained.${abstained.code}`, { ...abstained });
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {t('predictions.calibration.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('predictions.calibration.none', { why })}
      </Text>
    </section>
  );
}

interface Row extends CalibrationTenth {
  tenth: number;
  label: string;
}

interface TriedProps {
  calibration: Calibration;
  /** Days closed around Spring Festival were left out of the count. */
  rest: boolean;
  onTenth(tenth: number): void;
}

function Tried({ calibration, rest, onTenth }: TriedProps) {
  const t = useT();
  // Chinese sentences follow each other without a space.
  const space = useLanguage() === 'en' ? ' ' : '';
  const format = useFormat();
  const { from, days, expected, actual, naive, tenths } = calibration;
  const rows: Row[] = tenths.map((sums, tenth) => ({
    ...sums,
    tenth,
    label: t('predictions.calibration.tenth', { n: tenth + 1 }),
  }));
  const option = useCallback(
    ({ base, axis, palette, dimmed }: ChartTheme) => ({
      ...base,
      xAxis: {
        ...axis,
        type: 'category',
        data: tenths.map((_, tenth) => String(tenth + 1)),
        name: t('predictions.calibration.group'),
        nameLocation: 'middle',
        nameGap: 24,
      },
      yAxis: { ...axis, type: 'value' },
      grid: { left: 8, right: 16, top: 32, bottom: 20, containLabel: true },
      series: [
        {
          name: t('predictions.calibration.expected'),
          type: 'bar',
          itemStyle: { color: palette[0] },
          data: tenths.map((tenth) => Number(tenth.expected.toFixed(1))),
        },
        {
          name: t('predictions.calibration.actual'),
          type: 'bar',
          // Hatched: told apart in print and by whoever sees no colours.
          itemStyle: { color: palette[1], decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3] } },
          data: tenths.map((tenth) => tenth.actual),
        },
        {
          name: t('predictions.calibration.naive'),
          type: 'line',
          symbol: 'diamond',
          symbolSize: 8,
          lineStyle: { color: dimmed, type: 'dashed' },
          itemStyle: { color: dimmed },
          data: tenths.map((tenth) => tenth.naive),
        },
      ],
      legend: { ...(base.legend as object), show: true },
      tooltip: { ...(base.tooltip as object), trigger: 'axis' },
    }),
    [tenths, t],
  );
  const off = actual === 0 ? 0 : Math.abs(expected / actual - 1);
  return (
    <ChartWithTable
      title={t('predictions.calibration.title')}
      summary={t('predictions.calibration.summary', {
        expected: format.count(Math.round(expected)),
        actual: format.count(actual),
        naive: format.count(naive),
        error: format.percent(off),
        days,
      })}
      option={option}
      height={340}
      columns={[
        [t('predictions.calibration.group'), 'text', ({ label }) => label],
        [t('predictions.calibration.dealers'), 'integer', ({ dealers }) => dealers],
        [t('predictions.calibration.expected'), 'number', (row) => Number(row.expected.toFixed(1))],
        [t('predictions.calibration.actual'), 'integer', (row) => row.actual],
        [t('predictions.calibration.naive'), 'integer', (row) => row.naive],
      ]}
      rows={rows}
      onRow={({ tenth }) => onTenth(tenth)}
    >
      <Text size="sm">{verdictTexts(calibration, t, format).join(space)}</Text>
      <Text size="xs" c="dimmed">
        {t('predictions.calibration.intro', { from: format.day(from), days })}
        {space}
        {t(rest ? 'predictions.calibration.withoutRest' : 'predictions.calibration.festival')}
      </Text>
    </ChartWithTable>
  );
}
