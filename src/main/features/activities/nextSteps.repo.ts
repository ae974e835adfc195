import type { NextStepRow } from '../../../shared/contract/activities.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { STEP_GROUPS } from '../../../shared/domain/activities.ts';
import { type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { IS_OPEN, opened, REP_ID, ROW_COLUMNS, type Stored } from './activityColumns.ts';
import { stepGroup, weekEnd } from './steps.rules.ts';

type StoredStep = Stored<Omit<NextStepRow, 'group' | 'late'>>;

/** Who serves the dealer on @today. */
const SERVES = `(SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = a.dealer_id AND o.from_on <= @today
  ORDER BY o.from_on DESC, o.id DESC LIMIT 1)`;

const STEPS = `SELECT s.*, coalesce((SELECT r.name FROM rep r WHERE r.id = s.ownerId), s.rep) AS owner FROM (
  SELECT ${ROW_COLUMNS}, coalesce(${REP_ID}, ${SERVES}) AS ownerId,
    coalesce((SELECT k.phones ->> '$[0].text' FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL
              ORDER BY k.id IS a.contact_id DESC, k.is_primary DESC, k.id LIMIT 1), '') AS phone
  FROM activity a JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL
  WHERE a.next_done_on IS NULL AND (a.next_on IS NOT NULL OR a.next_step <> '') AND a.deleted_at IS NULL AND ${IS_OPEN}
    AND (@dealerId IS NULL OR a.dealer_id = @dealerId)) s
ORDER BY s.nextOn IS NULL, s.nextOn, s.nextTime, s.id`;

/** Open next steps, the oldest first; those without a day stand last. */
export function listNextSteps(
  db: Db,
  { reps, groups, dealerId, offset, limit }: Parsed<'activities.nextSteps'>,
  today: CalendarDay,
): Output<'activities.nextSteps'> {
  const week = weekEnd(today);
  const all = rawOf(db)
    .prepare<[object], StoredStep>(STEPS)
    .all({ today, dealerId: dealerId ?? null })
    .filter(({ ownerId }) => reps.length === 0 || reps.includes(ownerId))
    .map((row): NextStepRow => {
      const step = opened<Omit<NextStepRow, 'group' | 'late'>>(row);
      return {
        ...step,
        group: stepGroup(step.nextOn, today, week),
        late: step.nextOn === null ? 0 : Math.max(0, daysBetween(step.nextOn, today)),
      };
    });
  const wanted = groups.length === 0 ? all : all.filter(({ group }) => groups.includes(group));
  // Every group has its figure, also the empty ones.
  const counts = Object.fromEntries(STEP_GROUPS.map((group) => [group, 0])) as Record<NextStepRow['group'], number>;
  for (const { group } of all) counts[group] += 1;
  return { today, rows: wanted.slice(offset, offset + limit), total: wanted.length, counts };
}
