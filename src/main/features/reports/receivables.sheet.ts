import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutColumn, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import { type ReceivablesPaper, receivablesFrame, receivablesNotes, repName, usedBands } from './receivablesWords.ts';

/** The collection list as real numbers, a row per dealer without any sum among them; the notes on a sheet of their own. */
export function receivablesWorkbook(paper: ReceivablesPaper): OutWorkbook {
  const { groups, currency, t } = paper;
  const words = receivablesFrame(paper);
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const title = [
    line([words.company, words.title]),
    line([words.asOf, t('reports.sheet.amountUnit', { currency })]),
    line([words.filter, words.sort, words.printedAt]),
  ];
  return {
    currencyDigits: minorDigits(currency),
    sheets: [
      {
        name: t('receivables.paper.sheet'),
        title,
        columns: columns(paper),
        rows: groups.flatMap((group) => group.dealers.map((dealer) => cells(dealer, repName(group, t), paper))),
      },
      {
        name: t('receivables.paper.notes'),
        title,
        columns: [{ kind: 'text', header: t('receivables.paper.notes'), width: 120 }],
        rows: receivablesNotes(paper).map((note) => [note]),
      },
    ],
  };
}

function columns(paper: ReceivablesPaper): OutColumn[] {
  const { t } = paper;
  return [
    { kind: 'text', header: t('receivables.column.rep') },
    { kind: 'text', header: t('dealers.column.code') },
    { kind: 'text', header: t('receivables.column.dealer'), width: 34 },
    { kind: 'text', header: t('dealers.column.phone'), width: 16 },
    { kind: 'money', header: t('receivables.column.balance') },
    { kind: 'money', header: t('receivables.column.overdue') },
    ...usedBands(paper).map((band): OutColumn => ({ kind: 'money', header: t(`receivables.band.${band}`) })),
    { kind: 'integer', header: t('receivables.paper.lateDays') },
    { kind: 'money', header: t('receivables.column.limit') },
    { kind: 'money', header: t('receivables.paper.beyond') },
    { kind: 'day', header: t('receivables.column.lastReceived') },
  ];
}

function cells(
  dealer: ReceivablesPaper['groups'][number]['dealers'][number],
  rep: string,
  paper: ReceivablesPaper,
): OutValue[] {
  const money = (minor: number | null) => (minor === null ? null : minorToNumber(minor, paper.currency));
  return [
    rep,
    dealer.code,
    dealer.name,
    dealer.phone,
    money(dealer.balanceMinor),
    money(dealer.overdueMinor),
    ...usedBands(paper).map((band) => money(dealer.bands[band])),
    dealer.oldest?.days ?? null,
    money(dealer.creditLimitMinor),
    money(dealer.overLimitMinor === 0 ? null : dealer.overLimitMinor),
    dealer.lastReceivedOn,
  ];
}
