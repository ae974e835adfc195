import { Button } from '@mantine/core';
import type { Merged } from '../../../shared/contract/doubles.contract.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { useDecide } from './useDecide.ts';

/** In the place of a dealer's page in the bin: it is part of another one by now. */
export function MergedInto({ merge: { mergeId, kept } }: { merge: Merged }) {
  const t = useT();
  const decide = useDecide();
  return (
    <div className={classes.notice} role="status">
      <span>{t('doubles.dealer.mergedInto', { kept: kept.name })}</span>
      <Button size="compact-sm" onClick={() => navigate(`/dealers/${kept.id}`)}>
        {t('doubles.dealer.openKept', { kept: kept.name })}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void decide.unmerge(mergeId)}>
        {t('doubles.act.unmerge')}
      </Button>
    </div>
  );
}
