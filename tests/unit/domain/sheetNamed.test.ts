import { describe, expect, it } from 'vitest';
import { sheetNamedIn } from '../../../src/shared/domain/sheetNamed.ts';

describe('the sheet that a message names in its first line', () => {
  it.each([
    ['67号单\n1 已订 3000', 67, '1 已订 3000'],
    ['67 号拜访单：1 已订', 67, '1 已订'],
    ['第67号单', 67, ''],
    ['拜访单 67\n2 关门', 67, '2 关门'],
    ['拜访单号：６７\n2 关门', 67, '2 关门'],
    ['单号67\n2 关门', 67, '2 关门'],
    ['\n Sheet 67\n2 closed', 67, '2 closed'],
    ['sheet no. 67\n2 closed', 67, '2 closed'],
  ])('%j', (text, id, rest) => {
    expect(sheetNamedIn(text)).toMatchObject({ id, rest });
  });

  it.each([
    '3 已订 3000 下周一',
    '3 单子已下',
    '3 号单价 12.5',
    '3号单子已订',
    '1 已订\n67号单',
    '拜访单都填好了',
    '拜访单 3.5 元',
    'sheet 0',
    '',
  ])('none in %j', (text) => {
    expect(sheetNamedIn(text)).toBeUndefined();
  });
});
