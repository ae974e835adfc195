import { describe, expect, test } from 'vitest';
import { nameKey } from '../../../src/main/features/dealers/nameKey.rules.ts';
import { readPhones } from '../../../src/main/features/dealers/phone.rules.ts';
import { clean, cleanName } from '../../../src/main/features/dealers/text.rules.ts';
import { matchHeader } from '../../../src/main/features/imports/headerKey.rules.ts';
import { splitRole } from '../../../src/main/features/imports/people.rules.ts';
import { readDate } from '../../../src/main/features/imports/readDate.rules.ts';
import { readAmount, readQuantity } from '../../../src/main/features/imports/readNumber.rules.ts';
import {
  isExcludedName,
  normaliseGrade,
  readKind,
  readType,
} from '../../../src/main/features/imports/readWord.rules.ts';
import { fold } from '../../../src/shared/domain/foldText.ts';
import { readTermDays } from '../../../src/shared/domain/readAmount.ts';

/** The longest text that Excel allows in a cell. */
const LONGEST = 32_767;
const PARTS = [
  '1',
  ' ',
  '\t',
  '(',
  '（',
  '1-',
  '1,',
  '1.',
  '有限公司',
  '公',
  '+86 ',
  '/',
  '\n ',
  '2024年',
  'co ltd ',
  '★',
  '\u3000',
  '1380013800 ',
];

describe('a cell full of one thing', () => {
  test.each([
    ['readPhones', readPhones],
    ['nameKey', nameKey],
    ['clean', clean],
    ['cleanName', cleanName],
    ['fold', fold],
    ['readDate', readDate],
    ['readAmount', readAmount],
    ['readQuantity', readQuantity],
    ['matchHeader', (text: string) => matchHeader(text, 'dealers')],
    ['readKind', readKind],
    ['readTermDays', readTermDays],
    ['readType', readType],
    ['isExcludedName', isExcludedName],
    ['normaliseGrade', normaliseGrade],
    ['splitRole', splitRole],
  ] as const)('keeps %s busy only for moments', (_, read) => {
    const slow = PARTS.filter((part) => {
      const text = `${part.repeat(Math.floor(LONGEST / part.length) - 1)}x`;
      const start = process.cpuUsage();
      read(text);
      return process.cpuUsage(start).user > 150_000;
    });

    expect(slow).toEqual([]);
  });
});
