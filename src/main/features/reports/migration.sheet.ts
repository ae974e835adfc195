import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutColumn, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import {
  type MigrationPaper,
  type MovesTable,
  migrationFrame,
  standingsOf,
  standingWord,
  sumWord,
  whyText,
} from './migrationWords.ts';

/** Who stands elsewhere on one sheet, dealers and money tier by tier on the other; numbers as numbers. */
export function migrationWorkbook(paper: MigrationPaper): OutWorkbook {
  const { t, rows, currency } = paper;
  const title = titleLines(paper);
  const money = (minor: number) => minorToNumber(minor, currency);
  return {
    currencyDigits: minorDigits(currency),
    sheets: [
      {
        name: t('reports.migration.sheetList'),
        title,
        columns: [
          { kind: 'text', header: t('reports.list.code'), width: 16 },
          { kind: 'text', header: t('scoring.moves.dealer'), width: 34 },
          { kind: 'text', header: t('reports.migration.ownGrade') },
          { kind: 'text', header: t('reports.migration.before') },
          { kind: 'text', header: t('reports.migration.now') },
          { kind: 'money', header: t('reports.list.amount'), width: 16 },
          { kind: 'text', header: t('scoring.moves.why'), width: 80 },
        ],
        rows: rows.map((row): OutValue[] => [
          row.code,
          row.name || `#${row.dealerId}`,
          row.grade,
          standingWord(row.from, 'from', paper),
          standingWord(row.to, 'to', paper),
          money(row.amountMinor),
          whyText(row, paper),
        ]),
      },
      { name: t('reports.migration.sheetMatrix'), title, ...movesSheet(paper, money) },
    ],
  };
}

/** Dealers and money of each tier before by the tier now, for a sheet. @param money minor units as a number */
export function movesSheet(
  paper: MovesTable,
  money: (minor: number) => number,
): { columns: OutColumn[]; rows: OutValue[][] } {
  const { cells, t } = paper;
  const columns = standingsOf('to', paper);
  const find = (row: string, column: string) => cells.find((cell) => cell.from === row && cell.to === column);
  return {
    columns: [
      { kind: 'text', header: t('reports.migration.before') },
      ...columns.flatMap((column): OutColumn[] => {
        const name = standingWord(column, 'to', paper);
        return [
          { kind: 'integer', header: t('reports.migration.dealersOf', { tier: name }) },
          { kind: 'money', header: t('reports.migration.amountOf', { tier: name }), width: 16 },
        ];
      }),
    ],
    rows: standingsOf('from', paper).map((row) => [
      standingWord(row, 'from', paper),
      ...columns.flatMap((column): OutValue[] => {
        const cell = find(row, column);
        return [cell?.dealers ?? 0, money(cell?.amountMinor ?? 0)];
      }),
    ]),
  };
}

function titleLines(paper: MigrationPaper): string[] {
  const words = migrationFrame(paper);
  const unit = paper.t('reports.sheet.amountUnit', { currency: paper.currency });
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  return [
    line([words.company, words.title]),
    line([words.period, words.asOf, unit]),
    line([sumWord(paper), words.printedAt]),
  ];
}
