import { Title } from '@mantine/core';
import { DOUBTFUL_CHECKS, type HealthCheck, LACKING_CHECKS } from '../../../shared/contract/health.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './health.module.css';

export interface CheckListProps {
  checks: Output<'health.overview'>['checks'];
  chosen: HealthCheck;
  onChoose(check: HealthCheck): void;
}

const GROUPS: readonly ['lacking' | 'doubtful', readonly HealthCheck[]][] = [
  ['lacking', LACKING_CHECKS],
  ['doubtful', DOUBTFUL_CHECKS],
];

/** The checks with findings, the most money first within what is missing and what is doubtful. */
export function CheckList({ checks, chosen, onChoose }: CheckListProps) {
  const t = useT();
  const format = useFormat();
  return (
    <nav className={classes.checks} aria-label={t('health.list.title')}>
      {GROUPS.map(([group, members]) => {
        const found = checks.filter(({ check }) => members.includes(check));
        if (found.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`health-${group}`}>
            <Title order={2} size="h6" id={`health-${group}`} className={classes.group}>
              {t(`health.list.${group}`)}
            </Title>
            {found.map(({ check, dealers, amountMinor, ignored }) => (
              <button
                key={check}
                type="button"
                className={classes.check}
                aria-pressed={check === chosen}
                onClick={() => onChoose(check)}
              >
                <span>{t(`health.check.${check}`)}</span>
                <span className={classes.count}>{t('health.list.dealers', { count: dealers })}</span>
                <span className={classes.remark}>
                  {dealers > 0
                    ? t('health.list.amount', { amount: format.moneyRound(amountMinor) })
                    : t('health.list.ignored', { count: ignored })}
                </span>
              </button>
            ))}
          </section>
        );
      })}
    </nav>
  );
}
