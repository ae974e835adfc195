import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useT } from '../../components/useT.ts';
import classes from './plan.module.css';

export interface DayCellProps {
  on: CalendarDay;
  repId: RepId;
  /** Minutes of visits and of the road. */
  minutes: number;
  /** Minutes the rep has that day, 0 where he does not work; null where nobody knows. */
  available: number | null;
  /** Why he does not work. */
  off: string;
  children: ReactNode;
}

/** A rep's day: its load, and its visits. What is dropped on it goes to its end. */
export function DayCell({ on, repId, minutes, available, off, children }: DayCellProps) {
  const t = useT();
  const ref = useRef<HTMLTableCellElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return dropTargetForElements({
      element,
      getData: () => ({ on, repId }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [on, repId]);
  const tooMuch = available !== null && minutes > available;
  return (
    <td ref={ref} className={classes.cell} data-off={available === 0 || undefined} data-over={over || undefined}>
      {(minutes > 0 || available === 0) && (
        <div className={classes.load} data-too-much={tooMuch || undefined}>
          {minutes > 0 && <span>{loadText(minutes, available, t)}</span>}
          {off !== '' && <span>{off}</span>}
        </div>
      )}
      <ol className={classes.cards}>{children}</ol>
    </td>
  );
}

function loadText(minutes: number, available: number | null, t: ReturnType<typeof useT>): string {
  if (available === null) return t('visits.plan.minutes', { count: minutes });
  return t(minutes > available ? 'visits.plan.tooMuch' : 'visits.plan.load', { minutes, available });
}
