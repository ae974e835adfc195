import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import { conversion, type Step, stageExpected, stepName } from '../../../shared/i18n/lifecycleText.ts';
import type { OutSheet, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import { movesSheet } from './migration.sheet.ts';
import { type PortraitPaper, portraitFrame, regionGrowth, regionName, regionShare } from './portraitWords.ts';

/** The overview of segments as real numbers, a sheet per table. */
export function portraitWorkbook(paper: PortraitPaper): OutWorkbook {
  const { t, currency, cells, top, quadrants, regions, cities, run, steps, stages, moves, f } = paper;
  const words = portraitFrame(paper);
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const title = [
    line([words.company, words.title]),
    line([words.period, words.asOf, t('reports.sheet.amountUnit', { currency })]),
    line([words.filter, words.rules, words.printedAt]),
  ];
  const money = (minor: number) => minorToNumber(minor, currency);
  const text = (header: string) => ({ kind: 'text' as const, header, width: 24 });
  const dealers = { kind: 'integer' as const, header: t('scoring.tier.dealers') };
  const amount = { kind: 'money' as const, header: t('scoring.tier.amount'), width: 18 };
  const percent = (header: string) => ({ kind: 'percent' as const, header });
  const regionSheet = (name: string, header: string, rows: typeof regions): OutSheet => ({
    name,
    title,
    columns: [
      text(header),
      dealers,
      amount,
      percent(t('analysis.region.share')),
      percent(t('analysis.region.growth')),
      { kind: 'integer', header: t('analysis.region.dormant') },
    ],
    rows: rows.map((region) => [
      regionName(region, t),
      region.dealers,
      money(region.amountMinor),
      regionShare(region, rows),
      regionGrowth(region),
      region.dormant,
    ]),
  });
  const sheets: OutSheet[] = [
    {
      name: t('analysis.rfm.title'),
      title,
      columns: [text(t('analysis.rfm.cell')), dealers, amount],
      rows: cells.map(({ r, f, dealers: count, amountMinor }) => [`R${r} F${f}`, count, money(amountMinor)]),
    },
    {
      name: t('analysis.top.title'),
      title,
      columns: [text(t('analysis.top.who')), dealers, percent(t('analysis.top.share'))],
      rows: top.map(({ percent: part, dealers: count, share }) => [
        t('analysis.top.row', { percent: part }),
        count,
        share,
      ]),
    },
    regionSheet(t('analysis.region.title'), t('analysis.region.name'), regions),
    ...(cities.length === 0 ? [] : [regionSheet(t('analysis.city.sheet'), t('analysis.city.name'), cities)]),
  ];
  if (run.previousCovered)
    sheets.push({
      name: t('analysis.growth.title'),
      title,
      columns: [text(t('analysis.growth.quadrant')), dealers, amount, { ...text(t('analysis.growth.act')), width: 40 }],
      rows: quadrants.map(({ quadrant, dealers: count, amountMinor }) => [
        t(`analysis.quadrant.${quadrant}`),
        count,
        money(amountMinor),
        t(`analysis.quadrantAct.${quadrant}`),
      ]),
    });
  if (stages.length > 0) {
    sheets.push(
      {
        name: t('lifecycle.reached.title'),
        title,
        columns: [
          text(t('lifecycle.reached.step')),
          dealers,
          percent(t('lifecycle.reached.conversion')),
          percent(t('lifecycle.reached.ofAll')),
        ],
        rows: steps.map((step, at) => [
          stepName(step, t),
          step.dealers,
          conversion(steps, at),
          shareOf(step, steps[0]),
        ]),
      },
      {
        name: t('lifecycle.funnel.title'),
        title,
        columns: [
          text(t('lifecycle.funnel.stage')),
          dealers,
          { kind: 'money', header: t('lifecycle.funnel.expected'), width: 18 },
        ],
        rows: stages.map((each) => {
          const expected = stageExpected(each);
          return [t(`lifecycle.stage.${each.stage}`), each.dealers, expected === null ? null : money(expected)];
        }),
      },
    );
  }
  if (moves !== null) sheets.push({ name: t('analysis.moves.title'), title, ...movesSheet({ ...moves, t, f }, money) });
  return { currencyDigits: minorDigits(currency), sheets };
}

function shareOf({ dealers }: Step, all: Step | undefined): number | null {
  return all && all.dealers > 0 ? dealers / all.dealers : null;
}
