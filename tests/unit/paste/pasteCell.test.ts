import { describe, expect, it } from 'vitest';
import {
  readAddedTags,
  readDay,
  readDays,
  readDealerType,
  readLine,
  readMoney,
  readName,
} from '../../../src/main/features/paste/pasteCell.rules.ts';
import { reportTexts } from '../../../src/main/features/reports/reportTexts.ts';
import { createFormat } from '../../../src/renderer/components/format.ts';
import { DEALER_TYPES } from '../../../src/shared/domain/dealers.ts';

const value = (next: string | number | null) => ({ kind: 'value', value: next });
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('a pasted cell', () => {
  it.each(['zh-CN', 'en'] as const)('copied from the list in %s says what it said there', (lang) => {
    const t = reportTexts(lang, '');
    const format = createFormat(lang, 'CNY');

    for (const type of DEALER_TYPES) expect(readDealerType(t(`dealers.type.${type}`)), type).toEqual(value(type));
    expect(readDay(format.day('2024-03-09'), 'ymd')).toEqual(value('2024-03-09'));
    expect(readDay(format.day(null), 'ymd')).toEqual(value(null));
    expect(readMoney(format.amount(1_234_567), 2)).toEqual(value(1_234_567));
    expect(readMoney(format.amount(null), 2)).toEqual(value(null));
    expect(readDays(format.count(1234).replace(',', ''))).toEqual(value(1234));
    expect(readDays(format.count(null))).toEqual(value(null));
  });

  it('is one line, as long as its column takes', () => {
    expect(readLine(' 城东\n片区 ', 200)).toEqual(value('城东 片区'));
    expect(readLine('', 200)).toEqual(value(''));
    expect(readLine('长'.repeat(201), 200)).toEqual(refused('too_long'));
    expect(readName(' 甲\t店 ', 200)).toEqual(value('甲 店'));
    expect(readName(' \u200b ', 200)).toEqual(refused('empty_name'));
  });

  it('of money is minor units and no debt', () => {
    expect(readMoney('¥12,000.50', 2)).toEqual(value(1_200_050));
    expect(readMoney('(5)', 2)).toEqual(refused('amount_unreadable'));
    expect(readMoney('1200', 0)).toEqual(value(1200));
  });

  it('of days is a figure or a term, ten years at most', () => {
    expect(readDays('月结30天')).toEqual(value(30));
    expect(readDays('现结')).toEqual(value(0));
    for (const text of ['3651', '-3', '12345', '1,234', '很久'])
      expect(readDays(text)).toEqual(refused('days_unreadable'));
  });

  it('that may be either day or month is not guessed', () => {
    expect(readDay('03/04/2024', 'unclear')).toEqual(refused('day_unreadable'));
    expect(readDay('03/04/2024', 'dmy')).toEqual(value('2024-04-03'));
    expect(readDay('2024-02-30', 'ymd')).toEqual(refused('day_unreadable'));
  });

  it('adds each tag once and takes none away', () => {
    expect(readAddedTags('大户、老客,大户；a/b')).toEqual({ kind: 'tags', tags: ['大户', '老客', 'a/b'] });
    expect(readAddedTags(' ')).toEqual({ kind: 'nothing' });
    expect(readAddedTags('长'.repeat(41))).toEqual(refused('tag_too_long'));
  });
});
