import { type Html, html } from './html.ts';
import type { ListGroup, ListRow, Sum, TierReport } from './tierReport.model.ts';
import {
  actionOf,
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
}

/** A digit of the list's size and the padding of a cell, in millimetres. */
const CHAR_MM = 1.42;
const PADDING_MM = 2.2;
const MIN_AMOUNT_MM = 15;
const MIN_REP_MM = 12;
const MAX_REP_MM = 26;

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
export function listStyles(report: TierReport, { f }: PageWords): string {
  const widest = (values: readonly number[]) => Math.max(0, ...values.map((value) => f.amount(value).length));
  const sums = [report.listTotal, ...report.groups.map((group) => group.sum)];
  const now = widest(sums.map((sum) => sum.amountMinor));
  const before = widest(sums.map((sum) => sum.prevMinor));
  const tier = report.comparison?.kind === 'original' ? '.wTier{width:21mm}' : '';
  const mm = (chars: number) => Math.max(MIN_AMOUNT_MM, chars * CHAR_MM + PADDING_MM).toFixed(1);
  return `.wNow{width:${mm(now)}mm}.wBefore{width:${mm(before)}mm}.wRep{width:${repWidth(report)}mm}${tier}`;
}

/** The longest rep's name must fit into one line, within reason. */
function repWidth({ groups, ungraded }: TierReport): string {
  const names = new Set([...groups.flatMap(({ rows }) => rows), ...ungraded].map(({ rep }) => rep ?? ''));
  const widest = Math.max(0, ...[...names].map(textWidth));
  return Math.min(MAX_REP_MM, Math.max(MIN_REP_MM, widest + PADDING_MM)).toFixed(1);
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
  };
}

function columnWidths({ code, place, rep, compared }: Shown): Html {
  return html`<colgroup><col class="wRank">${code && html`<col class="wCode">`}<col>${place && html`<col class="wPlace">`}${rep && html`<col class="wRep">`}<col class="wTier"><col class="wRfm"><col class="wNow">${
    compared && html`<col class="wBefore"><col class="wChange">`
  }<col class="wShare"><col class="wShare"><col class="wOrders"><col class="wDay"><col class="wDays"><col class="wAction"></colgroup>`;
}

function headings({ code, place, rep, compared }: Shown, words: PageWords): Html {
  const { t, compares } = words;
  const tier = compares === 'run' ? 'tierBefore' : compares === 'original' ? 'tierOriginal' : 'tier';
  const number = (key: 'rank' | 'amount' | 'previous' | 'share' | 'cumulative' | 'orders' | 'days') =>
    html`<th class="n">${t(`reports.list.${key}`)}</th>`;
  return html`${number('rank')}${code && html`<th>${t('reports.list.code')}</th>`}<th>${t('reports.list.name')}</th>${
    place && html`<th>${t('reports.list.place')}</th>`
  }${rep && html`<th>${t('reports.list.rep')}</th>`}<th class="c">${t(`reports.list.${tier}`)}</th><th class="c">${t('reports.list.rfm')}</th>${number('amount')}${
    compared && html`${number('previous')}<th class="n">${changeTitle(words)}</th>`
  }${number('share')}${number('cumulative')}${number('orders')}<th class="c">${t('reports.list.lastOn')}</th>${number('days')}<th>${t('reports.list.action')}</th>`;
}

function listGroup(group: ListGroup, shown: Shown, words: PageWords): Html {
  const rows = group.rows.map((row) => html`<tr>${rowCells(row, shown, words)}</tr>\n`);
  if (group.by === 'all') return html`<tbody>${rows}</tbody>`;
  const name = group.by === 'tier' && group.key !== null ? nameOfTier(words.head, group.key) : group.key;
  const key = name ?? words.t('reports.reps.none');
  const label = words.t('reports.list.subtotal', { key, count: group.sum.dealers });
  return html`<tbody>${rows}<tr class="sum">${sumCells(label, group.sum, shown, words)}</tr></tbody>`;
}

function rowCells(row: ListRow, { code, place, rep, compared }: Shown, words: PageWords): Html {
  const { f } = words;
  const { dealer } = row;
  const rfm = dealer.rScore === null ? '' : `${dealer.rScore}-${dealer.fScore}-${dealer.mScore}`;
  return html`<td class="n">${dealer.rank ?? ''}</td>${code && html`<td>${dealer.code}</td>`}<td>${nameOf(words, row)}</td>${
    place && html`<td>${row.place}</td>`
  }${rep && html`<td>${row.rep}</td>`}<td class="m">${tierMove(words, row)}</td><td class="c">${rfm}</td><td class="n">${f.amount(dealer.netMinor)}</td>${
    compared && html`<td class="n">${f.amount(dealer.prevNetMinor)}</td><td class="n">${changeText(words, row)}</td>`
  }<td class="n">${f.share(dealer.share)}</td><td class="n">${f.share(dealer.cumulativeShare)}</td><td class="n">${f.count(dealer.orders)}</td><td class="c">${f.day(dealer.lastOn)}</td><td class="n">${f.count(dealer.daysSinceLast)}</td><td>${actionOf(words, row)}</td>`;
}

function sumCells(label: string, sum: Sum, { code, place, rep, compared }: Shown, words: PageWords): Html {
  const { f } = words;
  const before = 4 + [code, place, rep].filter(Boolean).length;
  return html`<th colspan="${before}">${label}</th><th class="n">${f.amount(sum.amountMinor)}</th>${
    compared && html`<th class="n">${f.amount(sum.prevMinor)}</th><th class="n">${sumChange(words, sum)}</th>`
  }<th colspan="2"></th><th class="n">${f.count(sum.orders)}</th><th colspan="3"></th>`;
}
