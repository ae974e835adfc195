import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { VisuallyHidden } from '@mantine/core';
import { Check, Lock } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import classes from './plan.module.css';

export interface VisitCardProps {
  visit: Visit;
  ticked: boolean;
  onKey(event: KeyboardEvent, visit: Visit): void;
  onOpen(visit: Visit): void;
  onTick(visit: Visit): void;
}

/** One visit of a day: its number, the dealer, what it is for. It is dragged, or moved by keys. */
export function VisitCard({ visit, ticked, onKey, onOpen, onTick }: VisitCardProps) {
  const t = useT();
  const ref = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  const movable = visit.status === 'planned' && !visit.locked;
  const { id, on, repId, place } = visit;
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const ends = [
      draggable({ element, canDrag: () => movable, getInitialData: () => ({ visitId: id }) }),
      dropTargetForElements({
        element,
        getData: () => ({ on, repId, place }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [id, movable, on, place, repId]);
  const { dealer, status, locked, purposes } = visit;
  const where = dealer.town || dealer.district || dealer.city;
  const what = purposes.map((purpose) => t(`visits.purpose.${purpose}`)).join(t('visits.plan.and'));
  // Whoever hears the card is told in words what others see as signs.
  const said = [
    ...(status === 'planned' ? [] : [t(`visits.status.${status}`)]),
    ...(locked ? [t('visits.plan.locked')] : []),
  ];
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className={classes.card}
        data-status={status}
        data-over={over || undefined}
        data-visit={id}
        aria-pressed={ticked}
        title={[dealer.name, where, what, visit.note].filter((text) => text !== '').join('\n')}
        onClick={(event) => (event.ctrlKey || event.metaKey ? onTick(visit) : onOpen(visit))}
        onKeyDown={(event) => onKey(event, visit)}
      >
        <span className={classes.cardNumber}>{place}</span>
        <span className={classes.cardName}>{dealer.name}</span>
        {status === 'done' && <Check size={12} aria-hidden />}
        {locked && <Lock size={12} aria-hidden />}
        <VisuallyHidden>{said.join(' · ')}</VisuallyHidden>
        <TierBadge tier={dealer.tier} text="·" />
        <span className={classes.cardMore}>{[visit.time, where, what].filter((text) => text !== '').join(' · ')}</span>
      </button>
    </li>
  );
}
