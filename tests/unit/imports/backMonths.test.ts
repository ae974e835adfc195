import { describe, expect, it } from 'vitest';
import { createBackMonths } from '../../../src/main/features/imports/backMonths.rules.ts';
import type { OrderDraft } from '../../../src/main/features/imports/draft.ts';

/** What the months of a file ask of a row. */
const undated = (text: string) => ({ problems: [{ field: 'date', text }] }) as unknown as OrderDraft;
const dated = (orderedOn: string) => ({ orderedOn, problems: [] }) as unknown as OrderDraft;

describe('months of which every bill was handed back', () => {
  it('are known by the day of a row, or by a day without its year between the bills that were taken', () => {
    const back = createBackMonths();
    for (const day of ['2026-08-03', '2026-10-25']) back.take(day);
    for (const text of ['9月5日', '7月1日', '10/3', '昨天', '']) back.giveBackRow(undated(text));
    back.giveBackRow(dated('2026-11-02'));
    back.giveBackRow(dated('2026-08-09'));
    back.giveBack('2026-06-30');

    expect(back.months()).toEqual(['2026-06', '2026-09', '2026-11']);
  });

  it('are none where no bill was taken that would tell the year', () => {
    const back = createBackMonths();
    back.giveBackRow(undated('9月5日'));
    expect(back.months()).toEqual([]);
  });
});
