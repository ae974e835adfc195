import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutSheet, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import type { FigureSheet, ModelPaper } from './modelPaper.ts';

/** The tables of a printed model as real numbers, a sheet each. */
export function modelWorkbook({ words, lines, parts, currency, t }: ModelPaper): OutWorkbook {
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const title = [
    line([words.company, words.title]),
    line([words.period, words.asOf, t('reports.sheet.amountUnit', { currency })]),
    line([words.filter, words.rules, words.printedAt]),
    ...lines,
  ];
  const sheets = parts.flatMap(({ table }) => (table === undefined ? [] : [sheetOf(table, title, currency)]));
  return { currencyDigits: minorDigits(currency), sheets };
}

function sheetOf({ title: name, columns, rows }: FigureSheet, title: readonly string[], currency: string): OutSheet {
  const cell = (value: OutValue, at: number): OutValue =>
    columns[at]?.kind === 'money' && typeof value === 'number' ? minorToNumber(value, currency) : value;
  return {
    name,
    title,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, ...(width === undefined ? {} : { width }) })),
    rows: rows.map((row) => row.map(cell)),
  };
}
