import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutColumn, OutSheet, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import type { ChangedDealer } from './changes.figures.ts';
import { diffOf } from './changes.rules.ts';
import { type ChangesPaper, changeOf, changesFrame, changesNotes, movedTiers } from './changesWords.ts';

/** The same figures as real numbers, and all rows: dealers by what became of them, tiers, and bills. */
export function changesWorkbook(paper: ChangesPaper): OutWorkbook {
  const words = changesFrame(paper);
  const { figures, t } = paper;
  const unit = t('reports.sheet.amountUnit', { currency: figures.currency });
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const title = [
    line([words.company, words.title]),
    line([words.period, words.asOf, unit]),
    line([words.rules, words.printedAt]),
    ...changesNotes(paper),
  ];
  const sheets = [dealerSheet(paper), tierSheet(paper), billSheet(paper)].map((sheet) => ({ ...sheet, title }));
  return { sheets, currencyDigits: minorDigits(figures.currency) };
}

const text = (header: string, width?: number): OutColumn => ({ kind: 'text', header, ...(width ? { width } : {}) });
const money = (header: string): OutColumn => ({ kind: 'money', header, width: 16 });

function dealerSheet({ figures, changes, t }: ChangesPaper): OutSheet {
  const compared = figures.before !== null;
  const amount = (minor: number) => minorToNumber(minor, figures.currency);
  const row = (what: string, dealer: ChangedDealer, days: number | null = null): OutValue[] => [
    what,
    dealer.name,
    dealer.code,
    dealer.rep,
    amount(dealer.netMinor),
    compared ? amount(dealer.netBeforeMinor) : null,
    compared ? amount(diffOf(dealer)) : null,
    compared ? changeOf(dealer.netMinor, dealer.netBeforeMinor) : null,
    amount(dealer.returnsMinor),
    dealer.lastBeforeOn,
    days,
  ];
  const rows = (what: string, dealers: readonly ChangedDealer[]) => dealers.map((dealer) => row(what, dealer));
  return {
    name: t('changes.sheet.dealers'),
    columns: [
      text(t('changes.sheet.what'), 24),
      text(t('monthly.by.dealer'), 34),
      text(t('monthly.column.code'), 16),
      text(t('monthly.column.rep')),
      money(t('changes.sheet.now')),
      money(t('changes.sheet.before')),
      money(t('changes.sheet.diff')),
      { kind: 'percent', header: t('changes.sheet.change') },
      money(t('changes.sheet.returns')),
      { kind: 'day', header: t('changes.sheet.lastOn') },
      { kind: 'integer', header: t('changes.sheet.days') },
    ],
    rows: [
      ...rows(t('changes.list.created'), changes.created),
      ...rows(t('changes.list.firstOrders'), changes.firstOrders),
      ...rows(t('changes.list.silent'), changes.silent),
      ...changes.returned.map(({ dealer, days }) => row(t('changes.list.returned'), dealer, days)),
      ...rows(t('changes.list.rises'), changes.rises),
      ...rows(t('changes.list.falls'), changes.falls),
      ...rows(t('changes.list.returners'), changes.returners),
    ],
  };
}

function tierSheet(paper: ChangesPaper): OutSheet {
  const { figures, changes, t } = paper;
  return {
    name: t('changes.sheet.tiers'),
    columns: [
      text(t('monthly.by.dealer'), 34),
      text(t('reports.sheet.from')),
      text(t('reports.sheet.to')),
      money(t('reports.summary.amount')),
    ],
    rows: changes.tiers.moves.map((move) => [
      move.name,
      ...movedTiers(move, paper),
      minorToNumber(move.netMinor, figures.currency),
    ]),
  };
}

function billSheet({ figures, t }: ChangesPaper): OutSheet {
  const amount = (minor: number | null) => (minor === null ? null : minorToNumber(minor, figures.currency));
  const { changedBills, removedBills } = figures;
  return {
    name: t('changes.sheet.bills'),
    columns: [
      text(t('changes.sheet.what'), 24),
      text(t('orders.column.number'), 20),
      text(t('monthly.by.dealer'), 34),
      { kind: 'day', header: t('orders.column.orderedOn') },
      money(t('changes.sheet.amountBefore')),
      money(t('changes.sheet.amountAfter')),
    ],
    rows: [
      ...changedBills.rows.map((bill) => [
        t('changes.list.changedBills'),
        bill.number,
        bill.dealerName,
        null,
        amount(bill.beforeMinor),
        amount(bill.afterMinor),
      ]),
      ...removedBills.rows.map((bill) => [
        t('changes.list.removedBills'),
        bill.number,
        bill.dealerName,
        bill.orderedOn,
        amount(bill.netMinor),
        null,
      ]),
    ],
  };
}
