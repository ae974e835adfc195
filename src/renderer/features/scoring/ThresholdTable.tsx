import { Group, Text, Title } from '@mantine/core';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { scoreRanges } from '../../../shared/domain/scoreRanges.ts';
import { groupCutCount, rangeTexts } from '../../../shared/i18n/rangeText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';

const SCORES = [5, 4, 3, 2, 1] as const;
const FACTORS = ['r', 'f', 'm'] as const;
const GROUP_TEXTS = { r: 'scoring.threshold.near', f: 'scoring.threshold.often', m: 'scoring.threshold.high' } as const;

/** What each score of R, F and M asks for, and the cuts of the eight groups. */
export function ThresholdTable({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  if (live.thresholds.r.length === 0) return null;
  const { groupCuts } = live;
  return (
    <section aria-labelledby="scoring-thresholds">
      <Group justify="space-between">
        <Title order={2} size="h4" id="scoring-thresholds">
          RFM {t('scoring.threshold.title')}
        </Title>
        <ThresholdsExport live={live} />
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {t('scoring.threshold.hint')}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {SCORES.map((n) => (
              <th key={n} scope="col" data-end>
                {t('scoring.threshold.score', { n })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FACTORS.map((factor) => (
            <tr key={factor}>
              <th
                scope="row"
                title={t(
                  factor === 'm' && live.rules.amountAs === 'average'
                    ? 'scoring.factor.mAverageHint'
                    : `scoring.factor.${factor}Hint`,
                )}
              >
                {t(`scoring.factor.${factor}`)}
              </th>
              {rangesOf(live, factor, t, format).map((range, i) => (
                <td key={SCORES[i]} data-end title={range === '—' ? t('scoring.threshold.nobody') : undefined}>
                  {range}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {groupCuts && (
        <Text size="sm" mt="xs" component="p">
          <strong>{t('scoring.threshold.groupTitle')}</strong>{' '}
          {FACTORS.map((factor) => (
            <span key={factor} className={classes.beside}>
              {t(GROUP_TEXTS[factor], { bound: cutText(factor, groupCuts[factor], t, format) })}
            </span>
          ))}
        </Text>
      )}
    </section>
  );
}

function ThresholdsExport({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const name = `RFM ${t('scoring.threshold.title')}`;
  const request = shownTable(
    name,
    [
      [t('dealers.rfm.factor'), 'text', (factor) => t(`scoring.factor.${factor}`)],
      ...SCORES.map(
        (n, i): ShownColumn<'r' | 'f' | 'm'> => [
          t('scoring.threshold.score', { n }),
          'text',
          (factor) => rangesOf(live, factor, t, format)[i] ?? '',
        ],
      ),
    ],
    FACTORS,
  );
  return <TableExport request={request} name={name} />;
}

/** What each score from 5 to 1 asks of a factor. */
function rangesOf(live: RunSummary, factor: 'r' | 'f' | 'm', t: T, format: Format): string[] {
  const ranges = scoreRanges(factor, live.thresholds[factor], live.rules.binning === 'rfmPackage');
  return rangeTexts(factor, ranges, t, (minor) => format.money(minor));
}

/** A cut of the eight groups: days and orders whole, amounts as money. */
function cutText(factor: 'r' | 'f' | 'm', cut: number, t: T, format: Format): string {
  if (factor === 'm') return format.money(cut);
  const count = groupCutCount(factor, cut);
  return t(factor === 'r' ? 'scoring.factor.days' : 'scoring.factor.orders', { count });
}
