import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../src/main/features/dealers/erase.rules.ts';

const NOBODY = { names: [], numbers: [], codes: [] };
const finder = createFinder(
  {
    names: ['张三', '甲店铺', '好又多超市', 'Anna', '王伟'],
    numbers: ['13911112222', '12345', 'wx_jia'],
    codes: ['K1'],
  },
  { names: ['好又多超市城南店', '王伟'], numbers: [], codes: [] },
);

describe('a cell means somebody', () => {
  it.each([
    ['张三', true],
    [' 张 三 ', true],
    ['张三丰商行', false],
    ['张三，已收', true],
    ['送张三，已收', false],
    ['甲店铺', true],
    ['到甲店铺去', false],
    ['到好又多超市去', true],
    ['好又多超市城南店', false],
    ['王伟', false],
    ['Anna', true],
    ['Hannah', false],
    ['139-1111-2222', true],
    ['+86 13911112222', true],
    ['+86-139-1111-2222', true],
    ['913911112222', false],
    ['12345', false],
    ['加WX_JIA', true],
    ['K1', false],
    ['', false],
  ])('%s: %s', (cell, tells) => {
    expect(finder.tells(cell)).toBe(tells);
  });

  it('by its code only where codes stand', () => {
    expect(finder.tellsCode('k1')).toBe(true);
    expect(finder.tellsCode('K12')).toBe(false);
    expect(createFinder({ ...NOBODY, codes: ['K1'] }, { ...NOBODY, codes: ['K1'] }).tellsCode('K1')).toBe(false);
  });
});

it.each([
  ['甲店铺对账.xlsx', '某某对账.xlsx'],
  ['张三-9月.xlsx', '某某-9月.xlsx'],
  ['张三丰商行.xlsx', '张三丰商行.xlsx'],
  ['9月销售.xlsx', '9月销售.xlsx'],
  ['annA 9月', '某某 9月'],
])('a title %s becomes %s', (title, cleared) => {
  expect(finder.without(title, '某某')).toBe(cleared);
});
