import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import {
  chanceNote,
  reasonText,
  type SlippingPaper,
  slippingFrame,
  sumText,
  tierText,
  weighingNote,
} from './slippingWords.ts';

/** Everybody who slips; numbers as numbers. */
export function slippingWorkbook(paper: SlippingPaper): OutWorkbook {
  const { t, rows, currency } = paper;
  const words = slippingFrame(paper);
  const unit = t('reports.sheet.amountUnit', { currency });
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const money = (minor: number) => minorToNumber(minor, currency);
  return {
    currencyDigits: minorDigits(currency),
    sheets: [
      {
        name: t('rhythm.report.title'),
        title: [
          line([words.company, words.title]),
          line([words.asOf, words.period, unit]),
          line([sumText(paper), words.printedAt]),
          weighingNote(paper),
          chanceNote(paper),
        ],
        columns: [
          { kind: 'integer', header: t('rhythm.column.rank') },
          { kind: 'text', header: t('rhythm.column.code'), width: 16 },
          { kind: 'text', header: t('rhythm.column.name'), width: 34 },
          { kind: 'text', header: t('rhythm.column.city') },
          { kind: 'text', header: t('rhythm.column.tier') },
          { kind: 'text', header: t('rhythm.column.rep') },
          { kind: 'text', header: t('rhythm.column.phone'), width: 18 },
          { kind: 'day', header: t('rhythm.column.lastOn') },
          { kind: 'plain', header: t('rhythm.column.cycle') },
          { kind: 'plain', header: t('rhythm.column.late') },
          { kind: 'percent', header: t('rhythm.column.chance') },
          { kind: 'money', header: t('rhythm.column.expected'), width: 16 },
          { kind: 'money', header: t('rhythm.column.likely'), width: 16 },
          { kind: 'money', header: t('rhythm.column.atStake'), width: 16 },
          { kind: 'percent', header: t('rhythm.hit.share'), width: 14 },
          { kind: 'integer', header: t('rhythm.hit.cases'), width: 14 },
          { kind: 'text', header: t('rhythm.column.reason'), width: 80 },
        ],
        rows: rows.map((row, i): OutValue[] => [
          i + 1,
          row.code,
          row.name,
          row.city,
          tierText(row, paper),
          row.rep ?? '',
          row.phone,
          row.lastOn,
          row.cycleDays,
          row.lateCycles,
          row.pAlive,
          money(row.expectedMinor),
          row.likelyMinor === null ? null : money(row.likelyMinor),
          money(row.atStakeMinor),
          row.hit?.rate ?? null,
          row.hit?.flagged ?? null,
          reasonText(row, paper),
        ]),
      },
    ],
  };
}
