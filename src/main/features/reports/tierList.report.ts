import { type Html, html } from './html.ts';
import type { ListGroup, ListRow, Sum, TierReport } from './tierReport.model.ts';
import {
  actionOf,
  balanceCells,
  balanceHeads,
  changeText,
  changeTitle,
  nameOf,
  nameOfTier,
  type PageWords,
  sumChange,
  tierMove,
} from './tierWords.ts';

/** Columns of the list that are there only where they would hold something. */
interface Shown {
  code: boolean;
  place: boolean;
  rep: boolean;
  compared: boolean;
  owed: boolean;
}

/** A digit of the list's size and the padding of a cell, in millimetres. */
const CHAR_MM = 1.42;
const PADDING_MM = 2.2;
const MIN_AMOUNT_MM = 15;
/** The longest text of a column must fit into one line, within reason. */
const TEXT_MM = { code: [10, 19], place: [13, 25], rep: [12, 26], action: [13, 19] } as const;

/** All graded dealers in the wished order, with subtotals. */
export function tierList(report: TierReport, words: PageWords): Html {
  const { t } = words;
  const shown = shownColumns(report);
  const title = html`<h2>${t('reports.list.title')}</h2>`;
  if (report.groups.length === 0) return html`${title}<p>${t('reports.list.empty')}</p>`;
  return html`${title}<p class="note">${shareNote(words)} ${t('reports.list.note')}${beforeNote(words)}</p>
<table class="list">${columnWidths(shown)}<thead><tr>${headings(shown, words)}</tr></thead>
${report.groups.map((group) => listGroup(group, shown, words))}
<tbody><tr class="sum">${sumCells(t('reports.list.total', { count: report.listTotal.dealers }), report.listTotal, shown, words)}</tr></tbody></table>`;
}

/** What the shares of the list are shares of; another whole than that of the first page where somebody only returned. */
export function shareNote({ t, f, head }: Pick<PageWords, 't' | 'f' | 'head'>): string {
  return t('reports.list.shareNote', { base: f.amount(head.run.totals.shareBaseMinor) });
}

function beforeNote({ t, compares }: PageWords): string {
  if (compares === null) return '';
  return ` ${t(compares === 'run' ? 'reports.list.noteBefore' : 'reports.list.noteOriginal')}`;
}

/** Widths that depend on the figures: the widest amount must fit, the name takes what is left. */
export function listStyles(report: TierReport, words: PageWords): string {
  const { f } = words;
  const sums = [report.listTotal, ...report.groups.map((group) => group.sum)];
  const amount = (of: (sum: Sum) => number) => {
    const widest = Math.max(0, ...sums.map((sum) => f.amount(of(sum)).length));
    return Math.max(MIN_AMOUNT_MM, widest * CHAR_MM + PADDING_MM);
  };
  const widths = {
    wNow: amount((sum) => sum.amountMinor),
    wBefore: amount((sum) => sum.prevMinor),
    wOwed: Math.max(
      amount((sum) => sum.owedMinor),
      amount((sum) => -sum.prepaidMinor),
    ),
    wOverdue: amount((sum) => sum.overdueMinor),
    ...textWidths(report, words),
    ...(report.comparison?.kind === 'original' ? { wTier: 21 } : {}),
  };
  return Object.entries(widths)
    .map(([name, mm]) => `.${name}{width:${mm.toFixed(1)}mm}`)
    .join('');
}

function textWidths({ groups, ungraded, excluded }: TierReport, words: PageWords) {
  const rows = [...groups.flatMap((group) => group.rows), ...ungraded, ...excluded];
  const fitting = ([least, most]: readonly [number, number], of: (row: ListRow) => string) => {
    const widest = Math.max(0, ...[...new Set(rows.map(of))].map(textWidth));
    return Math.min(most, Math.max(least, widest + PADDING_MM));
  };
  return {
    wCode: fitting(TEXT_MM.code, ({ dealer }) => dealer.code),
    wPlace: fitting(TEXT_MM.place, ({ place }) => place),
    wRep: fitting(TEXT_MM.rep, ({ rep }) => rep ?? ''),
    wAction: fitting(TEXT_MM.action, (row) => actionOf(words, row)),
  };
}

/** Millimetres of a text in the list's size: a Chinese character is square, a Latin one half as wide. */
function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) >= 0x2e80 ? 2.6 : CHAR_MM;
  return width;
}

function shownColumns(report: TierReport): Shown {
  const some = (has: (row: ListRow) => boolean) => report.groups.some((group) => group.rows.some(has));
  return {
    // Where the list had no names, the code stands for the name as well.
    code: some(({ dealer }) => dealer.code !== '' && dealer.code !== dealer.name),
    place: some(({ place }) => place !== ''),
    rep: some(({ rep }) => rep !== null),
    compared: report.head.previous.data === 'full',
    owed: report.head.balancesOn !== null,
  };
}

function columnWidths({ code, place, rep, compared, owed }: Shown): Html {
  return html`<colgroup><col class="wRank">${code && html`<col class="wCode">`}<col>${place && html`<col class="wPlace">`}${rep && html`<col class="wRep">`}<col class="wTier"><col class="wRfm"><col class="wNow">${
    compared && html`<col class="wBefore"><col class="wChange">`
  }<col class="wShare"><col class="wShare"><col class="wOrders"><col class="wDay"><col class="wDays">${owed && html`<col class="wOwed"><col class="wOverdue">`}<col class="wAction"></colgroup>`;
}

function headings({ code, place, rep, compared, owed }: Shown, words: PageWords): Html {
  const { t, compares } = words;
  const tier = compares === 'run' ? 'tierBefore' : compares === 'original' ? 'tierOriginal' : 'tier';
  const number = (key: 'rank' | 'amount' | 'previous' | 'share' | 'cumulative' | 'orders' | 'days') =>
    html`<th class="n">${t(`reports.list.${key}`)}</th>`;
  return html`${number('rank')}${code && html`<th>${t('reports.list.code')}</th>`}<th>${t('reports.list.name')}</th>${
    place && html`<th>${t('reports.list.place')}</th>`
  }${rep && html`<th>${t('reports.list.rep')}</th>`}<th class="c">${t(`reports.list.${tier}`)}</th><th class="c">${t('reports.list.rfm')}</th>${number('amount')}${
    compared && html`${number('previous')}<th class="n">${changeTitle(words)}</th>`
  }${number('share')}${number('cumulative')}${number('orders')}<th class="c">${t('reports.list.lastOn')}</th>${number('days')}${owed && balanceHeads(words)}<th>${t('reports.list.action')}</th>`;
}

function listGroup(group: ListGroup, shown: Shown, words: PageWords): Html {
  const rows = group.rows.map((row) => html`<tr>${rowCells(row, shown, words)}</tr>\n`);
  if (group.by === 'all') return html`<tbody>${rows}</tbody>`;
  const name = group.by === 'tier' && group.key !== null ? nameOfTier(words.head, group.key) : group.key;
  const key = name ?? words.t('reports.reps.none');
  const label = words.t('reports.list.subtotal', { key, count: group.sum.dealers });
  return html`<tbody>${rows}<tr class="sum">${sumCells(label, group.sum, shown, words)}</tr></tbody>`;
}

function rowCells(row: ListRow, { code, place, rep, compared, owed }: Shown, words: PageWords): Html {
  const { f } = words;
  const { dealer } = row;
  const rfm = dealer.rScore === null ? '' : `${dealer.rScore}-${dealer.fScore}-${dealer.mScore}`;
  return html`<td class="n">${dealer.rank ?? ''}</td>${code && html`<td>${dealer.code}</td>`}<td>${nameOf(words, row)}</td>${
    place && html`<td>${row.place}</td>`
  }${rep && html`<td>${row.rep}</td>`}<td class="m">${tierMove(words, row)}</td><td class="c">${rfm}</td><td class="n">${f.amount(dealer.netMinor)}</td>${
    compared && html`<td class="n">${f.amount(dealer.prevNetMinor)}</td><td class="n">${changeText(words, row)}</td>`
  }<td class="n">${f.share(dealer.share)}</td><td class="n">${f.share(dealer.cumulativeShare)}</td><td class="n">${f.count(dealer.orders)}</td><td class="c">${f.day(dealer.lastOn)}</td><td class="n">${f.count(dealer.daysSinceLast)}</td>${owed && balanceCells(row, words)}<td>${actionOf(words, row)}</td>`;
}

function sumCells(label: string, sum: Sum, { code, place, rep, compared, owed }: Shown, words: PageWords): Html {
  const { f } = words;
  const before = 4 + [code, place, rep].filter(Boolean).length;
  return html`<th colspan="${before}">${label}</th><th class="n">${f.amount(sum.amountMinor)}</th>${
    compared && html`<th class="n">${f.amount(sum.prevMinor)}</th><th class="n">${sumChange(words, sum)}</th>`
  }<th colspan="2"></th><th class="n">${f.count(sum.orders)}</th>${
    owed
      ? html`<th colspan="2"></th><th class="n">${f.amount(sum.owedMinor)}</th><th class="n">${f.amount(sum.overdueMinor)}</th><th></th>`
      : html`<th colspan="3"></th>`
  }`;
}
