import { Text, Title } from '@mantine/core';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';

const CLASSES = [1, 2, 3, 4] as const;
const FACTORS = ['r', 'f', 'm'] as const;
const GROUP_TEXTS = { r: 'scoring.threshold.near', f: 'scoring.threshold.often', m: 'scoring.threshold.high' } as const;

/** The bounds that R, F and M are scored by, and the cuts of the eight groups. */
export function ThresholdTable({ live }: { live: RunSummary }) {
  const t = useT();
  const text = useBoundText();
  if (live.thresholds.r.length === 0) return null;
  const { groupCuts } = live;
  return (
    <section aria-labelledby="scoring-thresholds">
      <Title order={2} size="h4" id="scoring-thresholds">
        RFM {t('scoring.threshold.title')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t(live.rules.binning === 'rfmPackage' ? 'scoring.threshold.hintPackage' : 'scoring.threshold.hint')}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {CLASSES.map((n) => (
              <th key={n} scope="col" data-end>
                {t('scoring.threshold.class', { n })}
              </th>
            ))}
            {groupCuts && <th scope="col">{t('scoring.threshold.groupTitle')}</th>}
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
              {CLASSES.map((n) => (
                <td key={n} data-end>
                  {text(factor, live.thresholds[factor][n - 1] ?? 0)}
                </td>
              ))}
              {groupCuts && <td>{t(GROUP_TEXTS[factor], { bound: text(factor, groupCuts[factor]) })}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
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
