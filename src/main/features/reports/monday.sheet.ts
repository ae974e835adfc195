import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutColumn, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import { type MondayPaper, mondayFrame, slipMoney, slipWhyWeighted, tierWord } from './mondayWords.ts';

/** All lists whole, one below the other by what they are, as real numbers. */
export function mondayWorkbook(paper: MondayPaper): OutWorkbook {
  const { t, currency, lists, balancesOn, owed } = paper;
  const words = mondayFrame(paper);
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const money = (minor: number) => minorToNumber(minor, currency);
  // Where no list of balances was imported the columns are not there.
  const owes = (id: number): OutValue[] => {
    if (balancesOn === null) return [];
    const of = owed.get(id);
    return [money(of?.balanceMinor ?? 0), money(of?.overdueMinor ?? 0)];
  };
  const known = (list: string, row: SlippingRow, minor: number, why = ''): OutValue[] => [
    list,
    row.code,
    row.name,
    tierWord(row.tier, paper),
    row.rep ?? '',
    row.phone,
    row.lastOn,
    row.dueOn,
    money(minor),
    ...owes(row.id),
    why,
  ];
  const rows: OutValue[][] = [
    ...lists.slipping.map((row) => known(t('monday.slipping'), row, slipMoney(row), slipWhyWeighted(row, paper))),
    ...lists.lost.map((row) => known(t('monday.lost', { cycles: paper.goneCycles }), row, row.amountMinor)),
    ...lists.late.map((row) => known(t('monday.late'), row, row.expectedMinor)),
    ...lists.due.map((row) => known(t('monday.due'), row, row.expectedMinor)),
    ...lists.once.map((row) => known(t('monday.once'), row, row.amountMinor)),
    ...lists.fallen.map((row) => [
      t('monday.fell'),
      row.code,
      row.name,
      tierWord(row.to, paper),
      row.rep ?? '',
      row.phone,
      null,
      null,
      money(row.amountMinor),
      ...owes(row.dealerId),
      `${tierWord(row.from, paper)} → ${tierWord(row.to, paper)}`,
    ]),
    ...lists.owing.map((row) => [
      t('monday.owing'),
      row.code,
      row.name,
      '',
      row.rep ?? '',
      row.phone,
      null,
      null,
      money(row.overdueMinor),
      ...owes(row.id),
      '',
    ]),
  ];
  return {
    currencyDigits: minorDigits(currency),
    sheets: [
      {
        name: t('reports.kind.monday'),
        title: [
          line([words.company, words.title]),
          line([words.period, words.asOf, t('reports.sheet.amountUnit', { currency })]),
          line([words.rules, words.printedAt]),
        ],
        columns: columns(paper),
        rows,
      },
    ],
  };
}

function columns({ t, balancesOn }: MondayPaper): OutColumn[] {
  return [
    { kind: 'text', header: t('monday.list'), width: 30 },
    { kind: 'text', header: t('rhythm.column.code'), width: 16 },
    { kind: 'text', header: t('rhythm.column.name'), width: 34 },
    { kind: 'text', header: t('rhythm.column.tier') },
    { kind: 'text', header: t('rhythm.column.rep') },
    { kind: 'text', header: t('rhythm.column.phone'), width: 18 },
    { kind: 'day', header: t('rhythm.column.lastOn') },
    { kind: 'day', header: t('monday.dueOn') },
    { kind: 'money', header: t('monday.money'), width: 16 },
    ...(balancesOn === null
      ? []
      : [
          { kind: 'money' as const, header: t('receivables.column.balance'), width: 14 },
          { kind: 'money' as const, header: t('receivables.column.overdue'), width: 14 },
        ]),
    { kind: 'text', header: t('rhythm.column.reason'), width: 80 },
  ];
}
