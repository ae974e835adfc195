import { describe, expect, test } from 'vitest';
import { weekdaysIn } from '../../../src/main/features/visits/weekdayWords.ts';
import { weekdaysOf } from '../../../src/shared/domain/visits.ts';

describe('weekdays that a list or the name of a route tells', () => {
  test.each([
    ['周一线', [0]],
    ['周二、四', [1, 3]],
    ['周一、周三', [0, 2]],
    ['星期一三五', [0, 2, 4]],
    ['周一至周五', [0, 1, 2, 3, 4]],
    ['周一到五', [0, 1, 2, 3, 4]],
    ['周1-5', [0, 1, 2, 3, 4]],
    ['周五～周一', [0, 4, 5, 6]],
    ['每周日', [6]],
    ['每周一次', []],
    ['每周三次', []],
    ['城南线', []],
    ['除周三', []],
    ['周三除外', []],
    ['周三休息', []],
    ['周一不去', []],
    ['周日不营业', []],
    ['逢五', []],
  ])('%s', (text, expected) => expect(weekdaysOf(weekdaysIn(text))).toEqual(expected));
});
