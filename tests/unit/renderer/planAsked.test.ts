import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { plannedText } from '../../../src/renderer/features/visits/plannedText.ts';
import { spanOnShow, usualSpans } from '../../../src/renderer/features/visits/planSpans.ts';

const MONDAY = '2026-11-23';

describe('the days that the planner offers', () => {
  it.each([
    ['2026-11-22', MONDAY, '2026-11-29'],
    ['2026-11-23', MONDAY, '2026-11-29'],
    ['2026-11-27', MONDAY, '2026-11-29'],
    ['2026-11-28', '2026-11-30', '2026-12-06'],
    ['2026-11-29', '2026-11-30', '2026-12-06'],
    ['2026-11-30', MONDAY, '2026-11-29'],
  ])('on %s the week on show, but for one of which only the weekend is left', (today, from, to) => {
    expect(spanOnShow(MONDAY, today)).toEqual({ from, to });
  });

  it('are this week, the next, this month and the next one, also over the end of a year', () => {
    expect(usualSpans('2026-12-31').map(({ name, from, to }) => [name, from, to])).toEqual([
      ['thisWeek', '2026-12-28', '2027-01-03'],
      ['nextWeek', '2027-01-04', '2027-01-10'],
      ['thisMonth', '2026-12-01', '2026-12-31'],
      ['nextMonth', '2027-01-01', '2027-01-31'],
    ]);
  });
});

describe('what the planner tells at its end', () => {
  const format = { count: String };
  const result = { visits: 120, stood: 40, moved: 3, short: 2 };

  it('is how many visits there are, what went elsewhere and who has too few', () => {
    expect(plannedText(result, createTranslator('zh-CN'), format)).toMatchInlineSnapshot(
      `"已排好：120 次拜访；原有的 40 次里 3 次换了日子或移出；2 家没排够，原因见下表"`,
    );
    expect(plannedText(result, createTranslator('en'), format)).toMatchInlineSnapshot(
      `"Planned: 120 visits; 3 of the 40 that stood have another day or none; 2 dealers are short of visits, see the reasons below"`,
    );
  });

  it('is no more than the visits where none stood before and none has too few', () => {
    expect(
      plannedText({ visits: 7, stood: 0, moved: 0, short: 0 }, createTranslator('zh-CN'), format),
    ).toMatchInlineSnapshot(`"已排好：7 次拜访"`);
  });
});
