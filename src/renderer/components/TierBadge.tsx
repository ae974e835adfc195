import { Pin } from 'lucide-react';
import { DORMANT_CODE, GRADED_CODES } from '../../shared/domain/tiers.ts';
import classes from './TierBadge.module.css';
import { useTierName } from './tierNames.tsx';
import { useT } from './useT.ts';

const SHAPES = [classes.first, classes.second, classes.third, classes.below, classes.lowest];

/** A tier by its name in the shape and pattern of its place; a pin says that it was set by hand. */
export function TierBadge({ tier, text, pinned = false }: { tier: string | null; text?: string; pinned?: boolean }) {
  const t = useT();
  const nameOf = useTierName();
  if (tier === null)
    return (
      <span className={`${classes.badge} ${classes.none}`} title={text ?? t('common.tier.ungraded')}>
        {text ?? t('common.tier.ungraded')}
      </span>
    );
  const shape = tier === DORMANT_CODE ? classes.dormant : SHAPES[Math.max(0, GRADED_CODES.indexOf(tier))];
  const name = nameOf(tier);
  const title = t(pinned ? 'common.tier.badgePinned' : 'common.tier.badge', { tier: name });
  return (
    <span className={`${classes.badge} ${shape}`} title={title}>
      {name}
      {pinned && <Pin className={classes.pin} size={11} role="img" aria-label={t('common.tier.pinned')} />}
    </span>
  );
}
