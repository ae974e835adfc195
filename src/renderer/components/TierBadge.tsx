import { Pin } from 'lucide-react';
import { tierName, tierPattern } from '../../shared/domain/tiers.ts';
import classes from './TierBadge.module.css';
import { useTierNaming } from './tierNames.tsx';
import { useT } from './useT.ts';

/** A tier by its name in the pattern that its scheme gives it; a pin says that it was set by hand. */
export function TierBadge({ tier, text, pinned = false }: { tier: string | null; text?: string; pinned?: boolean }) {
  const t = useT();
  const naming = useTierNaming();
  if (tier === null)
    return (
      <span className={`${classes.badge} ${classes.none}`} title={text ?? t('common.tier.ungraded')}>
        {text ?? t('common.tier.ungraded')}
      </span>
    );
  const name = tierName(naming, tier);
  const title = t(pinned ? 'common.tier.badgePinned' : 'common.tier.badge', { tier: name });
  return (
    <span className={`${classes.badge} ${classes[tierPattern(naming, tier)]}`} title={title}>
      {name}
      {pinned && <Pin className={classes.pin} size={11} role="img" aria-label={t('common.tier.pinned')} />}
    </span>
  );
}
