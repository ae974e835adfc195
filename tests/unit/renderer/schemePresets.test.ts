import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../src/renderer/features/scoring/schemeDraft.ts';
import { emptyTiers, withTierCount } from '../../../src/renderer/features/scoring/schemePresets.ts';

const BOTH = ['groups', 'segments'] as const;

it('three, four and five tiers each get some of the groups, and three are the default again', () => {
  const found = [3, 4, 5].flatMap((count) =>
    BOTH.map((rfmBy) => emptyTiers({ ...withTierCount(DEFAULT_RULES, count), rfmBy })),
  );
  const back = withTierCount(withTierCount(DEFAULT_RULES, 5), 3);

  expect(found).toEqual([[], [], [], [], [], []]);
  expect([back.groupTiers, back.segmentTiers]).toEqual([DEFAULT_RULES.groupTiers, DEFAULT_RULES.segmentTiers]);
});

it('a map that the owner has changed stays, and a tier that gets nobody is named', () => {
  const own = { ...DEFAULT_RULES, groupTiers: { ...DEFAULT_RULES.groupTiers, key_keep: 1 } };

  const four = withTierCount(own, 4);

  expect(four.groupTiers).toEqual(own.groupTiers);
  expect(emptyTiers(four)).toEqual(['4']);
});
