import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId, VisitId } from '../../../shared/domain/ids.ts';
import { WEEKDAY_KEYS } from '../../../shared/domain/visits.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { boardAct } from './boardKeys.ts';
import { DayCell } from './DayCell.tsx';
import classes from './plan.module.css';
import type { PlanActs } from './usePlanActs.ts';
import { VisitCard } from './VisitCard.tsx';

const Dragged = z.object({ visitId: VisitId });
const Target = z.object({ on: CalendarDay, repId: RepId, place: z.int().optional() });

export interface BoardDay {
  day: CalendarDay;
  /** The holiday, or why a weekend is worked; "" for an ordinary day. */
  name: string;
}

export interface BoardRep {
  id: RepId;
  name: string;
  /** By day: minutes he has, and why none. */
  time(day: CalendarDay): { minutes: number | null; off: string };
}

interface PlanBoardProps {
  days: readonly BoardDay[];
  today: CalendarDay;
  reps: readonly BoardRep[];
  visits: readonly Visit[];
  acts: PlanActs;
  onOpen(visit: Visit): void;
}

/** A week of visits: reps down, days across, each day's visits in their order; all of it by mouse or by keys. */
export function PlanBoard({ days, today, reps, visits, acts, onOpen }: PlanBoardProps) {
  const t = useT();
  const format = useFormat();
  const [ticked, setTicked] = useState<ReadonlySet<VisitId>>(new Set());
  const board = useRef<HTMLDivElement>(null);
  const focus = useFocusAgain(board, visits);
  useDrops(ticked, acts);
  const order = reps.map(({ id }) => id);
  const tick = ({ id }: Visit) =>
    setTicked((known) => new Set(known.has(id) ? [...known].filter((one) => one !== id) : [...known, id]));
  const onKey = (event: KeyboardEvent, visit: Visit) => {
    const asked = boardAct(event, visit, order);
    if (asked === undefined) return;
    event.preventDefault();
    if (asked.act === 'edit') return onOpen(visit);
    if (asked.act === 'tick') return tick(visit);
    const ids = ticked.has(visit.id) ? [...ticked] : [visit.id];
    focus.keep(visit.id);
    if (asked.act === 'lock') return void acts.lock(ids, !visit.locked);
    if (asked.act === 'remove') return void acts.remove(ids);
    const { act: _, ...to } = asked;
    return void acts.place({ ids, ...to });
  };
  return (
    <div ref={board} className={classes.board}>
      <table className={classes.table} aria-label={t('visits.plan.board')}>
        <colgroup>
          <col className={classes.repColumn} />
          {days.map(({ day }, index) => (
            <col
              key={day}
              className={index > 4 && !visits.some(({ on }) => on === day) ? classes.bareDay : undefined}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th className={classes.repHead} scope="col">
              {t('visits.plan.rep')}
            </th>
            {days.map(({ day, name }, index) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                {t(`visits.weekday.${WEEKDAY_KEYS[index] ?? 'mon'}`)} {format.monthDay(day)}
                <span className={classes.dayName}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reps.map((rep) => (
            <tr key={rep.id}>
              <th className={classes.repHead} scope="row">
                {rep.name}
                <span className={classes.dayName}>
                  {t('visits.plan.visits', { count: visits.filter(({ repId }) => repId === rep.id).length })}
                </span>
              </th>
              {days.map(({ day }) => {
                const own = visits.filter(({ on, repId }) => on === day && repId === rep.id);
                const { minutes, off } = rep.time(day);
                return (
                  <DayCell key={day} on={day} repId={rep.id} minutes={loadOf(own)} available={minutes} off={off}>
                    {own.map((visit) => (
                      <VisitCard
                        key={visit.id}
                        visit={visit}
                        ticked={ticked.has(visit.id)}
                        onKey={onKey}
                        onOpen={onOpen}
                        onTick={tick}
                      />
                    ))}
                  </DayCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Minutes of the visits that are made or still planned, with the road before each. */
function loadOf(visits: readonly Visit[]): number {
  return visits
    .filter(({ status }) => status === 'planned' || status === 'done')
    .reduce((sum, { lengthMinutes, travelMinutes }) => sum + lengthMinutes + travelMinutes, 0);
}

/** What is dropped on a day goes to its end, on a visit before it; with a ticked one all ticked go. */
function useDrops(ticked: ReadonlySet<VisitId>, acts: PlanActs): void {
  useEffect(
    () =>
      monitorForElements({
        onDrop({ source, location }) {
          const dragged = Dragged.safeParse(source.data);
          const target = Target.safeParse(location.current.dropTargets[0]?.data);
          if (!dragged.success || !target.success) return;
          const { visitId } = dragged.data;
          const ids = ticked.has(visitId) ? [...ticked] : [visitId];
          const { on, repId, place } = target.data;
          void acts.place({ ids, on, repId, ...(place === undefined ? {} : { place }) });
        },
      }),
    [acts, ticked],
  );
}

/** A visit that was moved by a key keeps the focus where it comes to stand. */
function useFocusAgain(board: { current: HTMLDivElement | null }, visits: readonly Visit[]) {
  const kept = useRef<VisitId | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the visits that have moved
  useEffect(() => {
    if (kept.current === null) return;
    board.current?.querySelector<HTMLElement>(`[data-visit="${kept.current}"]`)?.focus();
  }, [board, visits]);
  return {
    keep(id: VisitId) {
      kept.current = id;
    },
  };
}
