import { conditionsIn, type SegmentRule, segmentsIn } from '../../../shared/contract/segmentRule.ts';

/** Rules by the number of their segment; null for lists. */
export type RulesById = ReadonlyMap<number, SegmentRule | null>;

/** Every segment that a rule names, and those that they name, without end only where there is none. */
export function reachedFrom(rule: SegmentRule | null, rules: RulesById): Set<number> {
  const reached = new Set<number>();
  const open = rule === null ? [] : segmentsIn(rule);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const next = rules.get(id);
    if (next) open.push(...segmentsIn(next));
  }
  return reached;
}

/** The owner's own fields that a rule looks at, by itself or by segments it names. */
export function fieldsIn(rule: SegmentRule | null, rules: RulesById): Set<number> {
  const all = [rule, ...[...reachedFrom(rule, rules)].map((id) => rules.get(id) ?? null)];
  return new Set(
    all.flatMap((each) =>
      each === null ? [] : conditionsIn(each).flatMap((one) => (one.fact === 'custom' ? [Number(one.own.field)] : [])),
    ),
  );
}

/** Whether a rule asks who serves the dealers: then its sum is what reps bring in. */
export function asksReps(rule: SegmentRule | null, rules: RulesById): boolean {
  const all = [rule, ...[...reachedFrom(rule, rules)].map((id) => rules.get(id) ?? null)];
  return all.some(
    (each) => each !== null && conditionsIn(each).some((one) => one.fact === 'rep' && one.in.some(Boolean)),
  );
}

/** The segments whose rules name this one. */
export function namersOf(id: number, rules: RulesById): number[] {
  return [...rules].flatMap(([each, rule]) => (rule !== null && segmentsIn(rule).includes(id) ? [each] : []));
}
