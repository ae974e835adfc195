import type { VisitVerdict } from '../../../shared/contract/visitPlans.contract.ts';
import type { Format } from '../../components/format.ts';
import type { useT } from '../../components/useT.ts';

/** Why a dealer is in a plan or not, with what stood in the way and the day on which it is his turn. */
export function verdictText(
  { code, params }: Pick<VisitVerdict, 'code' | 'params'>,
  t: ReturnType<typeof useT>,
  format: Format,
): string {
  const why = params.why === null || params.why === code ? '' : t(`visitPlans.verdicts.${params.why}`);
  const due = params.dueOn === null ? '' : t('visits.planner.dueOn', { day: format.day(params.dueOn) });
  return [t(`visitPlans.verdicts.${code}`), why, due].filter((text) => text !== '').join(' · ');
}

/** How many of the wanted visits of a plan are in it, how many are not, and what is in it besides. */
export function planSums(verdicts: readonly Pick<VisitVerdict, 'wanted' | 'planned'>[]) {
  const sum = (of: (each: Pick<VisitVerdict, 'wanted' | 'planned'>) => number) =>
    verdicts.reduce((total, each) => total + of(each), 0);
  return {
    met: sum(({ wanted, planned }) => Math.min(wanted, planned)),
    lacking: sum(({ wanted, planned }) => Math.max(0, wanted - planned)),
    beyond: sum(({ wanted, planned }) => Math.max(0, planned - wanted)),
  };
}
