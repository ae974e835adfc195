import { Text } from '@mantine/core';
import { Link } from 'wouter';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { TierNamesOf } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** Where the dealer stood in the kept runs, the oldest first; nothing before there is one. */
export function TierPath({ id }: { id: DealerId }) {
  const t = useT();
  const format = useFormat();
  const steps = useApiQuery('scoring.path', { dealerId: id }).data?.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <section aria-label={t('scoring.path.title')}>
      <Text size="xs" fw={500} mt="sm" title={t('scoring.path.hint')}>
        {t('scoring.path.title')}
      </Text>
      <ol className={classes.path}>
        {steps.toReversed().map((step) => {
          const { runId, asOf, tier, amountMinor, tierNames, dormantName, pinned } = step;
          const word = tier === null ? t('common.tier.ungraded') : tierName({ tierNames, dormantName }, tier);
          return (
            <li key={runId}>
              <Link
                href={`/reports/tier?run=${runId}`}
                aria-label={t('scoring.path.step', {
                  day: format.day(asOf),
                  tier: word,
                  money: format.money(amountMinor),
                })}
                title={format.money(amountMinor)}
              >
                <TierNamesOf naming={{ tierNames, dormantName }}>
                  <TierBadge tier={tier} pinned={pinned} />
                </TierNamesOf>
                <span>{format.day(asOf)}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
