import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { peopleReasonsText, personName } from './doubleTexts.ts';
import { MergeContactsModal, type PersonPair } from './MergeContactsModal.tsx';
import { useDecidePeople } from './useDecidePeople.ts';

/** Below the people of a dealer: who of them may be one person, and who was made part of another. */
export function ContactDoubles({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const decide = useDecidePeople();
  const [merging, setMerging] = useState<PersonPair | null>(null);
  const pairs = useApiQuery('doubles.contacts', { dealerId, limit: 20 }, { keepPrevious: true }).data?.pairs ?? [];
  const merges = useApiQuery('doubles.contactMerges', { dealerId }, { keepPrevious: true }).data?.merges ?? [];
  return (
    <>
      {pairs.map(({ kept, lost, reasons }) => (
        <div key={`${kept.id}-${lost.id}`} className={classes.notice} role="status">
          <span>
            {t('doubles.people.maybe', { one: personName(kept, t), other: personName(lost, t) })}{' '}
            <span className={classes.against}>{peopleReasonsText(reasons, t)}</span>
          </span>
          <span className={classes.spread} />
          <Button size="compact-xs" variant="light" onClick={() => setMerging({ keptId: kept.id, lostId: lost.id })}>
            {t('doubles.act.merge')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void decide.distinct(kept, lost)}>
            {t('doubles.people.distinct')}
          </Button>
        </div>
      ))}
      {merges.map((merge) => (
        <div key={merge.mergeId} className={classes.notice}>
          <span>
            {t('doubles.people.mergedHere')} {personName(merge.lost, t)}
          </span>
          <span className={classes.spread} />
          <Button size="compact-xs" variant="default" onClick={() => void decide.unmerge(merge)}>
            {t('doubles.act.unmerge')}
          </Button>
        </div>
      ))}
      <MergeContactsModal pair={merging} onClose={() => setMerging(null)} />
    </>
  );
}
