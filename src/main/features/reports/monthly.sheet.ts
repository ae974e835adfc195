import type { MonthlyRow } from '../../../shared/contract/monthlyReport.contract.ts';
import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import type { OutColumn, OutSheet, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import { type MonthlyPaper, monthlyFrame, monthlyNotes, rowName } from './monthlyWords.ts';

/**
 * The same figures as real numbers: the rows without any sum among them, so that they can be filtered and added up, the
 * sums on a sheet of their own, and the notes.
 */
export function monthlyWorkbook(paper: MonthlyPaper): OutWorkbook {
  const { figures, table, t } = paper;
  const title = titleLines(paper);
  const rows = table.parts.flatMap((part) => part.rows);
  const subtotals = table.parts.flatMap(({ subtotal }) => subtotal ?? []);
  const sheets: OutSheet[] = [
    {
      name: t('monthly.sheet.table'),
      title,
      columns: columns(paper, 'row'),
      rows: rows.map((row) => cells(row, paper)),
    },
    {
      name: t('monthly.sheet.sums'),
      title,
      columns: columns(paper, 'sum'),
      rows: [...subtotals, table.sum].map((row) => sumCells(row, paper)),
    },
    {
      name: t('monthly.sheet.notes'),
      title,
      columns: [{ kind: 'text', header: t('monthly.sheet.notes'), width: 120 }],
      rows: monthlyNotes(paper).map((note) => [note]),
    },
  ];
  return { sheets, currencyDigits: minorDigits(figures.currency) };
}

function titleLines(paper: MonthlyPaper): string[] {
  const words = monthlyFrame(paper);
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const unit = paper.t('reports.sheet.amountUnit', { currency: paper.figures.currency });
  return [
    line([words.company, words.title]),
    line([words.period, words.asOf, unit]),
    line([words.filter, words.sort, words.rules, words.printedAt]),
  ];
}

function columns({ figures, options, t }: MonthlyPaper, of: 'row' | 'sum'): OutColumn[] {
  const dealers = options.by === 'dealer';
  const name = of === 'row' ? t(`monthly.by.${options.by}`) : t('monthly.sheet.sum');
  const list: OutColumn[] = [{ kind: 'text', header: name, width: 34 }];
  if (of === 'row' && dealers) {
    list.push({ kind: 'text', header: t('monthly.column.code'), width: 16 });
    list.push({ kind: 'text', header: t('monthly.column.rep') });
    list.push({ kind: 'text', header: t('monthly.column.tier'), width: 8 });
    list.push({ kind: 'text', header: t('monthly.column.excluded'), width: 14 });
  } else list.push({ kind: 'integer', header: t('monthly.column.dealers') });
  for (const { month, state } of figures.spans)
    list.push({ kind: 'money', header: `${month}${state === 'partial' ? t('monthly.page.partial') : ''}` });
  return [
    ...list,
    { kind: 'money', header: t('monthly.column.total'), width: 16 },
    { kind: 'money', header: t('monthly.column.mean') },
    { kind: 'percent', header: t('monthly.column.yoy') },
    { kind: 'percent', header: t('monthly.column.mom') },
    { kind: 'percent', header: t('monthly.column.share') },
  ];
}

function cells(row: MonthlyRow, paper: MonthlyPaper): OutValue[] {
  const { figures, options, t } = paper;
  const head: OutValue[] =
    options.by === 'dealer'
      ? [
          row.name,
          row.code,
          row.rep,
          row.tier && tierName(figures.naming, row.tier),
          row.excluded ? t('monthly.column.excluded') : null,
        ]
      : [rowName(row, options.by, t), row.dealers];
  return [...head, ...figuresOf(row, paper)];
}

function sumCells(row: MonthlyRow, paper: MonthlyPaper): OutValue[] {
  const { options, t } = paper;
  const name = row.kind === 'total' ? t('monthly.sheet.total') : rowName(row, options.group, t);
  return [name, row.dealers, ...figuresOf(row, paper)];
}

function figuresOf(row: MonthlyRow, { figures }: MonthlyPaper): OutValue[] {
  const money = (minor: number | null) => (minor === null ? null : minorToNumber(minor, figures.currency));
  return [...row.months.map(money), money(row.totalMinor), money(row.meanMinor), row.yoy, row.mom, row.share];
}
