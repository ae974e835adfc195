import type { DealerFilter } from './dealerFilter.contract.ts';
import type { RuleCondition, SegmentRule } from './segmentRule.ts';

type Parts = (SegmentRule | null)[];

/**
 * The rule that lets through whom a filter of the list does; null where none can: dealers in the bin, ones that were picked
 * one by one, and parts of texts that a rule knows as choices only.
 */
export function ruleOfFilter(filter: DealerFilter): SegmentRule | null {
  if (filter.bin || filter.among !== undefined) return null;
  const parts: Parts = [
    ...identityParts(filter),
    ...orderParts(filter),
    ...filter.ranges.map(
      ({ field, min, max }): SegmentRule => ({ fact: field, ...bound('min', min), ...bound('max', max) }),
    ),
    ...filter.texts.map(({ field, contains }) =>
      field === 'name' || field === 'code' ? ({ fact: field, contains } as const) : null,
    ),
    ...filter.custom.map((own): SegmentRule => ({ fact: 'custom', own })),
    ...filter.lacks.map((lack): SegmentRule => ({ fact: 'lacks', in: [lack] })),
  ];
  const all: SegmentRule[] = [];
  for (const part of parts) {
    if (part === null) return null;
    all.push(part);
  }
  return { all };
}

function bound<K extends string>(name: K, value: number | undefined): { [N in K]?: number } {
  // A single property, named by the one key there is.
  return (value === undefined ? {} : { [name]: value }) as { [N in K]?: number };
}

function choice(
  fact: 'region' | 'rep' | 'type' | 'rfmGroup' | 'tags' | 'ownerGroup' | 'stage',
  values: readonly (string | number | null)[],
): Parts {
  return values.length === 0 ? [] : [{ fact, in: values.map((value) => (value === null ? '' : String(value))) }];
}

const EXCLUDED: RuleCondition = { fact: 'excluded' };

function identityParts(filter: DealerFilter): Parts {
  const words = filter.search.trim();
  return [
    ...(words === '' ? [] : [{ fact: 'search', contains: words } as const]),
    ...(filter.tiers.length === 0
      ? []
      : [
          { fact: 'tier', in: filter.tiers.map((tier) => (tier === 'ungraded' ? '' : tier)) } as const,
          // Accounts that take no part are none of the tiers' choices.
          { not: EXCLUDED },
        ]),
    ...choice('region', filter.regions),
    ...choice('rep', filter.reps),
    ...choice('type', filter.types),
    ...choice('rfmGroup', filter.groups),
    ...choice('tags', filter.tags),
    ...filter.withoutTags.map((tag): SegmentRule => ({ not: { fact: 'tags', in: [String(tag)] } })),
    ...choice('ownerGroup', filter.ownerGroups),
    ...choice('stage', filter.stages),
    ...(filter.excluded === 'hide' ? [{ not: EXCLUDED }] : filter.excluded === 'only' ? [EXCLUDED] : []),
    ...(filter.segments.length === 0
      ? []
      : [{ any: filter.segments.map((id): SegmentRule => ({ fact: 'segment', id })) }]),
  ];
}

function orderParts(filter: DealerFilter): Parts {
  const { lastOrderFrom, lastOrderTo, withoutOrderDays, openedWithin, decline } = filter;
  const days = {
    ...(lastOrderFrom === undefined ? {} : { from: lastOrderFrom }),
    ...(lastOrderTo === undefined ? {} : { to: lastOrderTo }),
  };
  return [
    ...(Object.keys(days).length === 0 ? [] : [{ fact: 'lastOrder', is: 'between', ...days } as const]),
    ...(filter.neverOrdered ? [{ fact: 'lastOrder', is: 'never' } as const] : []),
    ...(withoutOrderDays === undefined ? [] : [{ fact: 'lastOrder', is: 'before', days: withoutOrderDays } as const]),
    ...(filter.lastMonthOnly ? [{ fact: 'lastMonthOnly' } as const] : []),
    ...(openedWithin === undefined ? [] : [{ fact: 'openedWithin', months: openedWithin } as const]),
    ...(decline === undefined ? [] : [{ fact: 'decline', ...decline } as const]),
  ];
}
