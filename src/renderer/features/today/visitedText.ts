import type { Output } from '../../../shared/contract/index.ts';
import type { T } from '../../../shared/i18n/translator.ts';

/** What became of a visit that was marked as made: a row that is refused says why and is not told as made. */
export function visitedText(
  { taken, rows }: Pick<Output<'visits.take'>, 'taken' | 'rows'>,
  name: string,
  t: T,
): string {
  const [problem] = rows.flatMap(({ problems }) => problems);
  if (taken > 0 || problem === undefined) return t('today.told.visited', { name });
  const why = t(`visitSheets.problem.${problem.code}`, { text: problem.text });
  return t('today.told.notVisited', { name, why });
}
