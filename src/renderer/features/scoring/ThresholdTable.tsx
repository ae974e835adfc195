import { Group, Text, Title } from '@mantine/core';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { scoreRanges } from '../../../shared/domain/scoreRanges.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';

const SCORES = [5, 4, 3, 2, 1] as const;
const FACTORS = ['r', 'f', 'm'] as const;
const GROUP_TEXTS = { r: 'scoring.threshold.near', f: 'scoring.threshold.often', m: 'scoring.threshold.high' } as const;

/** What each score of R, F and M asks for, and the cuts of the eight groups. */
export function ThresholdTable({ live }: { live: RunSummary }) {
  const t = useT();
  const text = useBoundText();
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
              {scoreRanges(factor, live.thresholds[factor], live.rules.binning === 'rfmPackage').map((range) => (
                <td key={range.score} data-end title={range.reachable ? undefined : t('scoring.threshold.nobody')}>
                  {range.reachable ? `${range.sign} ${text(factor, range.bound)}` : '—'}
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
              {t(GROUP_TEXTS[factor], { bound: text(factor, groupCuts[factor]) })}
            </span>
          ))}
        </Text>
      )}
    </section>
  );
}

function ThresholdsExport({ live }: { live: RunSummary }) {
  const t = useT();
  const text = useBoundText();
  const name = `RFM ${t('scoring.threshold.title')}`;
  const ranges = (factor: 'r' | 'f' | 'm') =>
    scoreRanges(factor, live.thresholds[factor], live.rules.binning === 'rfmPackage');
  const request = shownTable(
    name,
    [
      [t('dealers.rfm.factor'), 'text', (factor) => t(`scoring.factor.${factor}`)],
      ...SCORES.map(
        (n): ShownColumn<'r' | 'f' | 'm'> => [
          t('scoring.threshold.score', { n }),
          'text',
          (factor) => {
            const range = ranges(factor).find(({ score }) => score === n);
            return range?.reachable ? `${range.sign} ${text(factor, range.bound)}` : '';
          },
        ],
      ),
    ],
    FACTORS,
  );
  return <TableExport request={request} name={name} />;
}

/** Days and orders with up to two decimals, amounts as money. */
function useBoundText(): (factor: 'r' | 'f' | 'm', bound: number) => string {
  const t = useT();
  const format = useFormat();
  return (factor, bound) => {
    if (factor === 'm') return format.money(bound);
    const count = Math.round(bound * 100) / 100;
    return t(factor === 'r' ? 'scoring.factor.days' : 'scoring.factor.orders', { count });
  };
}
