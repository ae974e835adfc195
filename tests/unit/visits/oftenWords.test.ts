import { describe, expect, test } from 'vitest';
import { frequencyIn } from '../../../src/main/features/visits/oftenWords.ts';

const said = (text: string) => {
  const read = frequencyIn(text);
  return read && `${read.times}/${read.every}${read.unit[0]}`;
};

describe('how often a list says that a dealer is visited', () => {
  test.each([
    ['每月2次', '2/1m'],
    ['每月 两次', '2/1m'],
    ['2次/月', '2/1m'],
    ['２次／月', '2/1m'],
    ['一月一次', '1/1m'],
    ['月访', '1/1m'],
    ['周访', '1/1w'],
    ['每周', '1/1w'],
    ['每周三次', '3/1w'],
    ['双周', '1/2w'],
    ['两周一次', '1/2w'],
    ['每2周1次', '1/2w'],
    ['半月一次', '1/2w'],
    ['半个月1次', '1/2w'],
    ['7天一次', '1/1w'],
    ['15天一次', '2/1m'],
    ['30天一次', '1/1m'],
    ['十五天一次', '2/1m'],
    ['十天一次', '3/1m'],
    ['三十天一次', '1/1m'],
    ['十四天一次', '1/2w'],
    ['每月十次', '10/1m'],
    ['每季度一次', '1/3m'],
    ['季访', '1/3m'],
    ['半年一次', '1/6m'],
    ['4', '4/1m'],
    ['weekly', '1/1w'],
    ['Twice a month', '2/1m'],
    ['once a week', '1/1w'],
    ['2 per month', '2/1m'],
    ['2x/month', '2/1m'],
    ['every 2 weeks', '1/2w'],
    ['fortnightly', '1/2w'],
    ['quarterly', '1/3m'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  test.each([
    '',
    '看情况',
    '不定期',
    '11天一次',
    '二十天一次',
    '一个半月一次',
    '两个半月一次',
    '40',
    '0',
    '每月99次',
    'A',
    '2026-05-01',
    '一'.repeat(400),
  ])('nothing is made of %s', (text) => expect(said(text)).toBeUndefined());
});
