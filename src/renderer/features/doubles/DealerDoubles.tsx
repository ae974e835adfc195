import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Merged } from '../../../shared/contract/doubles.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { dealerLine, groupListHref, ownerReasonsText, reasonsText } from './doubleTexts.ts';
import { MergeDealersModal, type MergePair } from './MergeDealersModal.tsx';
import { useDecide } from './useDecide.ts';
import { useDecideOwners } from './useDecideOwners.ts';

/** On a dealer's page: whom it may be already, who was merged into it, and which shops its owner has besides. */
export function DealerDoubles({ id, name }: { id: DealerId; name: string }) {
  const merges = useApiQuery('doubles.merges', { dealerId: id }).data?.merges ?? [];
  return (
    <>
      <LikeThis id={id} name={name} />
      <MergedIn merges={merges.filter(({ kept }) => kept.id === id)} />
      <OneOwner id={id} />
      <MaybeOneOwner id={id} />
    </>
  );
}

function LikeThis({ id, name }: { id: DealerId; name: string }) {
  const t = useT();
  const decide = useDecide();
  const [merging, setMerging] = useState<MergePair | null>(null);
  const suspects = useApiQuery('doubles.like', { id }, { keepPrevious: true }).data?.suspects ?? [];
  return (
    <>
      {suspects.map(({ dealer, score, reasons }) => (
        <div key={dealer.id} className={classes.notice} role="status">
          <span>
            {t('doubles.dealer.suspects')}{' '}
            <Anchor component={Link} href={`/dealers/${dealer.id}`} size="sm">
              {dealerLine(dealer)}
            </Anchor>{' '}
            <span className={classes.against}>
              {score} · {reasonsText(reasons, t)}
            </span>
          </span>
          <span className={classes.spread} />
          <Button size="compact-xs" variant="light" onClick={() => setMerging({ keptId: id, lostId: dealer.id })}>
            {t('doubles.act.merge')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void decide.distinct({ id, name }, dealer)}>
            {t('doubles.act.distinct')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void decide.group({ id, name }, dealer)}>
            {t('doubles.act.group')}
          </Button>
        </div>
      ))}
      <MergeDealersModal pair={merging} onClose={() => setMerging(null)} />
    </>
  );
}

function MergedIn({ merges }: { merges: readonly Merged[] }) {
  const t = useT();
  const decide = useDecide();
  return merges.map(({ mergeId, lost }) => (
    <div key={mergeId} className={classes.notice}>
      <span>
        {t('doubles.dealer.merged')} {[lost.name, lost.code].filter((part) => part !== '').join(' · ')}
      </span>
      <span className={classes.spread} />
      <Button size="compact-xs" variant="default" onClick={() => void decide.unmerge(mergeId)}>
        {t('doubles.act.unmerge')}
      </Button>
    </div>
  ));
}

function OneOwner({ id }: { id: DealerId }) {
  const t = useT();
  const decide = useDecide();
  const [group] = useApiQuery('doubles.groups', { dealerId: id }).data?.groups ?? [];
  const self = group?.dealers.find((dealer) => dealer.id === id);
  if (group === undefined || self === undefined) return null;
  return (
    <div className={classes.notice}>
      <span>
        {t('doubles.dealer.group')}{' '}
        <Anchor
          component={Link}
          href={groupListHref(group.id)}
          size="sm"
          aria-label={t('doubles.group.openNamed', { name: group.name })}
        >
          {group.name}
        </Anchor>
      </span>
      {group.dealers
        .filter((dealer) => dealer.id !== id)
        .map((dealer) => (
          <Anchor key={dealer.id} component={Link} href={`/dealers/${dealer.id}`} size="sm">
            {dealerLine(dealer)}
          </Anchor>
        ))}
      <span className={classes.spread} />
      <Button size="compact-xs" variant="default" onClick={() => void decide.ungroup(self)}>
        {t('doubles.act.ungroup')}
      </Button>
    </div>
  );
}

/** Shops that may have the same owner, as the last search found them. */
function MaybeOneOwner({ id }: { id: DealerId }) {
  const t = useT();
  const decide = useDecideOwners();
  const hints = useApiQuery('doubles.owners', { dealerId: id }).data?.hints ?? [];
  return hints.map(({ dealers, reasons }) => (
    <div key={dealers.map((dealer) => dealer.id).join()} className={classes.notice}>
      <span>{t('doubles.owner.dealer')}</span>
      {dealers
        .filter((dealer) => dealer.id !== id)
        .map((dealer) => (
          <Anchor key={dealer.id} component={Link} href={`/dealers/${dealer.id}`} size="sm">
            {dealerLine(dealer)}
          </Anchor>
        ))}
      <span className={classes.against}>{ownerReasonsText(reasons, t)}</span>
      <span className={classes.spread} />
      <Button size="compact-xs" variant="light" onClick={() => void decide.group(dealers)}>
        {t('doubles.owner.group')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => void decide.distinct(dealers)}>
        {t('doubles.owner.distinct')}
      </Button>
    </div>
  ));
}
