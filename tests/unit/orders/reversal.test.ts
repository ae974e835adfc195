import { describe, expect, it } from 'vitest';
import {
  isRedNote,
  isRedNumber,
  type Original,
  pairReversals,
  type Reversal,
  referenceOf,
} from '../../../src/main/features/orders/reversal.rules.ts';

const sale = (id: number, day: string, netMinor: number, numberKey: string | null = `XS${id}`): Original => ({
  id,
  sourceId: 1,
  numberKey,
  day,
  netMinor,
});
const red = (id: number, day: string, netMinor: number, more: Partial<Reversal> = {}): Reversal => ({
  ...sale(id, day, netMinor, `HC${id}`),
  ref: '',
  ...more,
});
const pairsOf = (reds: readonly Reversal[], sales: readonly Original[]) => [...pairReversals(reds, sales)];

describe('what a reversal names', () => {
  it.each([
    ['a column of its own', { original: ' xs2026-0012 ', note: '红冲 XS9999' }, 'XS2026-0012'],
    ['its note', { note: '红冲 XS2026-0012' }, 'XS2026-0012'],
    ['a note with a colon', { note: '客户退单，原单号：XS2026-0012。' }, 'XS2026-0012'],
    ['full-width letters', { note: '红冲ＸＳ２０２６００１２' }, 'XS20260012'],
    ['an English note', { note: 'Reversal of INV-77001' }, 'INV-77001'],
    ['its own number without the red word', { number: 'XS2026-0012-红冲' }, 'XS2026-0012'],
    ['a red word before its number', { number: '红字XS20260012' }, 'XS20260012'],
    ['a bracketed mark', { number: 'XS20260012(红)' }, 'XS20260012'],
    ['a day is no number', { note: '红冲 2026-10-05 的单子' }, ''],
    ['a word without figures is none', { note: '红冲 wrong' }, ''],
    ['nothing', { number: 'HC001' }, ''],
  ])('%s', (_, says, ref) => {
    expect(referenceOf(says)).toBe(ref);
  });

  it('a bill that has been reversed is not itself the reversal', () => {
    expect(['红冲 XS1', '冲销上月', '已红冲', '被冲销', '正常'].map(isRedNote)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(['XS001-红', 'XS001-红冲', '红字XS1', 'XS001', 'XS001(已红冲)'].map(isRedNumber)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('pairs of reversals', () => {
  it('takes the one it names, whatever its amount or day', () => {
    const sales = [sale(1, '2026-01-01', 100), sale(2, '2026-01-02', 100)];

    expect(pairsOf([red(9, '2026-01-03', -60, { ref: 'XS1' })], sales)).toEqual([[9, 1]]);
  });

  it('a named one that is not there is not replaced by a guess', () => {
    expect(pairsOf([red(9, '2026-01-03', -100, { ref: 'XS77' })], [sale(1, '2026-01-01', 100)])).toEqual([]);
  });

  it('finds its own number with letters around it, over the same amount only', () => {
    const sales = [sale(1, '2026-01-01', 100, 'XS20260012'), sale(2, '2026-01-02', 100)];

    expect(pairsOf([red(9, '2026-01-03', -100, { numberKey: 'HC-XS20260012' })], sales)).toEqual([[9, 1]]);
    expect(pairsOf([red(9, '2026-01-03', -100, { numberKey: 'XS20260012-R' })], sales)).toEqual([[9, 1]]);
    expect(pairsOf([red(9, '2026-01-03', -70, { numberKey: 'HC-XS20260012' })], sales)).toEqual([]);
  });

  it('else the only sale of the amount on the nearest day before', () => {
    const sales = [sale(1, '2026-01-01', 100), sale(2, '2026-01-05', 100), sale(3, '2026-01-09', 100)];

    expect(pairsOf([red(9, '2026-01-07', -100)], sales)).toEqual([[9, 2]]);
    expect(pairsOf([red(9, '2026-01-07', -100), red(8, '2026-01-08', -100)], sales)).toEqual([
      [9, 2],
      [8, 1],
    ]);
  });

  it('a sale that is taken back whole has no further reversal: the later one stays unpaired', () => {
    const sales = [sale(1, '2026-01-01', 100), sale(2, '2026-01-02', 100)];
    const twice = [red(8, '2026-01-04', -100, { ref: 'XS1' }), red(9, '2026-01-03', -100, { ref: 'XS1' })];

    expect(pairsOf(twice, sales)).toEqual([[9, 1]]);
  });

  it('its own number, over a sale that is taken back whole, is not replaced by a guess either', () => {
    const sales = [sale(1, '2026-01-01', 100, 'XS20260012'), sale(2, '2026-01-02', 100)];
    const twice = ['HC-XS20260012', 'XS20260012-R'].map((numberKey, i) =>
      red(8 + i, '2026-01-03', -100, { numberKey }),
    );

    expect(pairsOf(twice, sales)).toEqual([[8, 1]]);
  });

  it('several take back parts of one sale, until nothing of it is left', () => {
    const parts = [7, 8, 9].map((id) => red(id, `2026-01-0${id}`, -50, { ref: 'XS1' }));

    expect(pairsOf(parts, [sale(1, '2026-01-01', 100)])).toEqual([
      [7, 1],
      [8, 1],
    ]);
  });

  it('a sale of the same day is before it, one of the next day is not', () => {
    const sales = [sale(1, '2026-01-06', 100), sale(2, '2026-01-07', 100), sale(3, '2026-01-08', 100)];

    expect(pairsOf([red(9, '2026-01-07', -100)], sales)).toEqual([[9, 2]]);
    expect(pairsOf([red(9, '2026-01-05', -100)], sales)).toEqual([]);
  });

  it('two that fit equally well stay unpaired', () => {
    const sales = [sale(1, '2026-01-01', 100), sale(2, '2026-01-01', 100)];

    expect(pairsOf([red(9, '2026-01-07', -100)], sales)).toEqual([]);
  });

  it('the own source comes first where two count alike', () => {
    const sales = [sale(1, '2026-01-01', 100, 'XS1'), { ...sale(2, '2026-01-01', 100, 'XS1'), sourceId: 2 }];

    expect(pairsOf([red(9, '2026-01-07', -100, { ref: 'XS1', sourceId: 2 })], sales)).toEqual([[9, 2]]);
    expect(pairsOf([red(9, '2026-01-07', -100, { ref: 'XS1', sourceId: 3 })], sales)).toEqual([]);
  });
});
