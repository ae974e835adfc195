import type { T } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';

/** What the planner tells at its end: how many visits there are, which of those that stood went elsewhere, whose are too few. */
export function plannedText(
  { visits = 0, stood = 0, moved = 0, short = 0 }: Readonly<Record<string, number>>,
  t: T,
  format: Pick<Format, 'count'>,
): string {
  return [
    t('visits.planner.done', { visits: format.count(visits) }),
    stood > 0 && t('visits.planner.doneMoved', { stood: format.count(stood), moved: format.count(moved) }),
    short > 0 && t('visits.planner.doneShort', { count: short }),
  ]
    .filter(Boolean)
    .join(t('visits.planner.doneAnd'));
}
