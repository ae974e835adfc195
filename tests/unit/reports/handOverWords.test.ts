import { expect, test } from 'vitest';
import type { HandedDealer } from '../../../src/main/features/reports/handOver.figures.ts';
import { takeoverTitle } from '../../../src/main/features/reports/handOverWords.ts';
import { reportFormat } from '../../../src/main/features/reports/reportFormat.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';

const dealer = (id: number, receivableMinor: number | null): HandedDealer => ({
  id,
  code: '',
  name: `K${id}`,
  place: '',
  contact: '',
  phone: '',
  tier: null,
  amountMinor: 10_000,
  lastOn: null,
  receivableMinor,
  fromOn: '',
  reason: '',
});

const title = (receivableOn: string | null, ...balances: (number | null)[]) =>
  takeoverTitle(
    { kind: 'rep', name: '李娜', dealers: balances.map((balance, i) => dealer(i + 1, balance)) },
    {
      figures: { rep: '王伟', receivableOn },
      t: createTranslator('zh-CN'),
      f: reportFormat('zh-CN', 'CNY', 'one'),
    },
  );

test('a hand-over adds up what is owed; money paid in advance stands apart', () => {
  expect(title('2026-11-20', 50_000, -20_000, 0)).toBe(
    '接收人：李娜 · 3 家，金额 300.00，应收余额 500.00、预收 200.00（不抵别家的欠款）',
  );
  expect(title('2026-11-20', 50_000)).toBe('接收人：李娜 · 1 家，金额 100.00，应收余额 500.00');
  expect(title(null, null)).toBe('接收人：李娜 · 1 家，金额 100.00');
});
