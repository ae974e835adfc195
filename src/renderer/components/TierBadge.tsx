import classes from './TierBadge.module.css';
import { useT } from './useT.ts';

const SHAPES = [classes.first, classes.second, classes.third, classes.fourth];
const ORDER = ['A', 'B', 'C', 'D'];

/** A tier as its letter in a fixed shape and pattern; tiers of other names take the shape of their place. */
export function TierBadge({ tier, text }: { tier: string | null; text?: string }) {
  const t = useT();
  if (tier === null)
    return (
      <span className={`${classes.badge} ${classes.none}`} title={text ?? t('common.tier.ungraded')}>
        {text ?? t('common.tier.ungraded')}
      </span>
    );
  const shape = SHAPES[Math.max(0, ORDER.indexOf(tier))];
  return (
    <span className={`${classes.badge} ${shape}`} title={t('common.tier.badge', { tier })}>
      {tier}
    </span>
  );
}
