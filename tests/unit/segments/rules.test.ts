import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/main/features/segments/profile.rules.ts';
import { fieldsIn, namersOf, reachedFrom } from '../../../src/main/features/segments/segmentRefs.rules.ts';
import { fieldKey, fillTemplate, unknownFields } from '../../../src/main/features/segments/template.rules.ts';
import { exampleRules } from '../../../src/renderer/features/segments/exampleRules.ts';
import { draftOf, ruleOf } from '../../../src/renderer/features/segments/ruleDraft.ts';
import { DealerFilter } from '../../../src/shared/contract/dealerFilter.contract.ts';
import { ruleOfFilter } from '../../../src/shared/contract/filterRule.ts';
import { conditionsIn, SegmentRule } from '../../../src/shared/contract/segmentRule.ts';

const condition = fc.constantFrom<SegmentRule>(
  { fact: 'tier', in: ['A'] },
  { fact: 'amount', min: 5 },
  { fact: 'name', contains: '店' },
  { fact: 'lastOrder', is: 'within', days: 30 },
  { fact: 'bought', of: 'category', value: '酒', days: 60, maxOrders: 0 },
);
const { rule: anyRule } = fc.letrec<{ rule: SegmentRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));

/** Whether a dealer passes, where each condition holds or not by its place. */
function holds(rule: SegmentRule, of: (condition: SegmentRule) => boolean): boolean {
  if ('all' in rule) return rule.all.every((each) => holds(each, of));
  if ('any' in rule) return rule.any.some((each) => holds(each, of));
  return 'not' in rule ? !holds(rule.not, of) : of(rule);
}

describe('a rule', () => {
  it('comes back from its page meaning what it meant', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(31), (rule, bits) => {
        fc.pre(SegmentRule.safeParse(rule).success);
        const back = ruleOf(draftOf(rule));
        fc.pre(back !== null); // the root of a page is a group: a rule at the limit may not fit any more
        const of = (each: SegmentRule) => ((bits >> (JSON.stringify(each).length % 5)) & 1) === 1;
        expect(holds(back, of)).toBe(holds(rule, of));
      }),
    );
  });

  it('of an example can be kept', () => {
    for (const { rule } of [...exampleRules('酒'), ...exampleRules(undefined)])
      expect(SegmentRule.safeParse(rule).success).toBe(true);
  });

  it('too deep or too long is refused before it is walked through', () => {
    const deep = Array.from({ length: 100_000 }).reduce((inner) => ({ not: inner }), { all: [] } as unknown);
    const wide = { any: Array.from({ length: 100_000 }, () => ({ fact: 'excluded' })) };

    expect(SegmentRule.safeParse(deep).success).toBe(false);
    expect(SegmentRule.safeParse(wide).success).toBe(false);
  });

  it('of a filter names each of its conditions, and none where it cannot', () => {
    const filter = DealerFilter.parse({
      tiers: ['A', 'ungraded'],
      withoutOrderDays: 60,
      ranges: [{ field: 'overdue', min: 1 }],
      lacks: ['phone', 'code'],
      withoutTags: [3],
    });
    const rule = ruleOfFilter(filter);

    expect(
      rule &&
        conditionsIn(rule)
          .map(({ fact }) => fact)
          .sort(),
    ).toEqual(['excluded', 'lacks', 'lacks', 'lastOrder', 'overdue', 'tags', 'tier'].sort());
    expect(SegmentRule.safeParse(rule).success).toBe(true);
    expect(ruleOfFilter(DealerFilter.parse({ bin: true }))).toBeNull();
    expect(ruleOfFilter(DealerFilter.parse({ texts: [{ field: 'area', contains: '东' }] }))).toBeNull();
  });
});

describe('segments that name each other', () => {
  const of = (id: number) => SegmentRule.parse({ fact: 'segment', id });
  const rules = new Map([
    [1, SegmentRule.parse({ fact: 'custom', own: { is: 'filled', field: 7 } })],
    [2, SegmentRule.parse({ all: [{ not: of(1) }, of(9)] })],
    [3, of(2)],
    [4, of(5)],
    [5, of(4)],
  ]);

  it('are followed to the end, also in a circle', () => {
    expect([...reachedFrom(of(3), rules)].sort()).toEqual([1, 2, 3, 9]);
    expect([...reachedFrom(of(4), rules)].sort()).toEqual([4, 5]);
    expect([...fieldsIn(of(3), rules)]).toEqual([7]);
    expect(namersOf(2, rules)).toEqual([3]);
  });
});

describe('a text with fields', () => {
  const known = new Map([
    [fieldKey('客户'), 'dealer'],
    [fieldKey('Last order'), 'lastOrder'],
  ]);

  it('is filled in, whatever a value holds', () => {
    const value = (field: string) => (field === 'dealer' ? '{客户}$&' : '1 May');

    expect(fillTemplate('{客户}｛ｌａｓｔ ｏｒｄｅｒ｝{lastorder}{x}{ }', known, value)).toBe(
      '{客户}$&1 May1 May{x}{ }',
    );
    expect(unknownFields('{客户}{x}{x}{ y }', known)).toEqual(['x', 'y']);
  });
});

describe('figures of a profile', () => {
  it('abstain where there is nothing to tell', () => {
    expect(median([])).toBeNull();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1])).toBe(2.5);
  });
});
