import type { ChangedAmount } from './changes.figures.ts';
import { type Changes, diffOf } from './changes.rules.ts';
import { type ChangesPaper, changeOf, changesFrame, changesNotes, movedTiers } from './changesWords.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { MISSING } from './reportFormat.ts';

/** Rows of a list that always fit: ten lists, two beside each other, on one A4. */
const MOST_ROWS = 6;

type Cells = readonly [main: string, ...figures: string[]];

/** What an import has changed, on one A4 upright whatever the data are. Takes finished figures only. */
export function changesPage(paper: ChangesPaper, styles: string): string {
  const { lang, t, options } = paper;
  const frame = changesFrame(paper);
  const body = html`<section class="onePage">${frameHeader(frame)}
${tiles(paper)}
<div class="pairs">${dealerLists(paper)}${billLists(paper)}</div>
${changesNotes(paper).map((note) => html`<p class="note">${note}</p>`)}
${signatureLine(options.preparedBy, t)}</section>`;
  return pageHtml({ lang, words: frame, body, styles, ownStyles: '', portrait: true });
}

function tiles({ figures, changes, t, f }: ChangesPaper): Html {
  const { before, batch } = figures;
  const tile = (label: string, value: string, note: string) =>
    html`<div class="tile"><span>${label}</span><b>${value}</b><small>${note}</small></div>`;
  const than = (now: number, then: number, show: (value: number) => string) =>
    before === null
      ? t('changes.tile.nothing')
      : t('changes.tile.before', { value: show(then), change: f.change(changeOf(now, then)) });
  const bills = {
    created: f.count(batch.created),
    updated: f.count(batch.updated),
    unchanged: f.count(batch.unchanged),
  };
  return html`<div class="tiles">${tile(t('changes.tile.net'), f.amount(changes.netMinor), than(changes.netMinor, changes.netBeforeMinor, f.amount))}${tile(
    t('changes.tile.buyers'),
    f.count(changes.buyers),
    than(changes.buyers, changes.buyersBefore, f.count),
  )}${tile(t('changes.tile.bills'), f.count(changes.bills), t('changes.tile.ofFile', bills))}${tile(
    t('changes.tile.returns'),
    f.amount(figures.returns.netMinor),
    t('changes.tile.returnBills', { count: figures.returns.bills }),
  )}</div>`;
}

function dealerLists({ changes, figures, t, f }: ChangesPaper): Html[] {
  const { before } = figures;
  const none = before === null ? t('changes.list.notCompared') : t('changes.list.none');
  const nobody = t('changes.list.none');
  const moved = (dealer: Changes['rises'][number]): Cells => [
    dealer.name,
    f.amount(dealer.netMinor),
    `${diffOf(dealer) > 0 ? '+' : ''}${f.amount(diffOf(dealer))}`,
  ];
  return [
    list(
      t('changes.list.created'),
      changes.created,
      (dealer) => [dealer.name, dealer.rep, f.amount(dealer.netMinor)],
      nobody,
      t,
    ),
    list(
      t('changes.list.firstOrders'),
      changes.firstOrders,
      (dealer) => [dealer.name, f.day(dealer.firstOn), f.amount(dealer.netMinor)],
      nobody,
      t,
    ),
    list(
      t('changes.list.silent'),
      changes.silent,
      (dealer) => [
        dealer.name,
        t('changes.list.lastOn', { day: dealer.lastBeforeOn ?? MISSING }),
        f.amount(dealer.netBeforeMinor),
      ],
      none,
      t,
    ),
    list(
      t('changes.list.returned'),
      changes.returned,
      ({ dealer, days }) => [dealer.name, t('changes.list.after', { count: days }), f.amount(dealer.netMinor)],
      nobody,
      t,
    ),
    list(t('changes.list.rises'), changes.rises, moved, none, t),
    list(t('changes.list.falls'), changes.falls, moved, none, t),
  ];
}

function billLists(paper: ChangesPaper): Html[] {
  const { changes, figures, t, f } = paper;
  const { tiers, changedBills, removedBills } = figures;
  const amount = (minor: number | null) => (minor === null ? '' : f.amount(minor));
  const { up, down, graded, ungraded, moves } = changes.tiers;
  const tierTitle = t('changes.list.tiers', { up, down, graded, ungraded });
  return [
    list(
      tierTitle,
      moves,
      (move) => [move.name, movedTiers(move, paper).join(' → '), f.amount(move.netMinor)],
      tiers === null ? t('changes.list.noRun') : t('changes.list.sameTiers'),
      t,
    ),
    list(
      t('changes.list.returners'),
      changes.returners,
      (dealer) => [dealer.name, f.amount(-dealer.returnsMinor)],
      t('changes.list.none'),
      t,
    ),
    list(
      t('changes.list.changedBills'),
      changedBills.rows,
      (bill) => [
        [bill.number, bill.dealerName, kindsOf(bill, t)].join(' ').trim(),
        bill.beforeMinor === null
          ? t('changes.list.sameAmount')
          : `${amount(bill.beforeMinor)} → ${amount(bill.afterMinor)}`,
      ],
      t('changes.list.none'),
      t,
      changedBills.total,
    ),
    list(
      t('changes.list.removedBills'),
      removedBills.rows,
      (bill) => [`${bill.number} ${bill.dealerName}`.trim(), bill.orderedOn, f.amount(bill.netMinor)],
      t('changes.list.none'),
      t,
      removedBills.total,
    ),
  ];
}

/** Sale → gift, '' where a bill is of the kind it was. */
function kindsOf({ kinds }: ChangedAmount, t: ChangesPaper['t']): string {
  return kinds === null ? '' : `${t(`orders.kind.${kinds.before}`)} → ${t(`orders.kind.${kinds.after}`)}`;
}

/** A list of a few rows, a line each, however long a name is; what does not fit is counted. */
function list<R>(
  title: string,
  rows: readonly R[],
  cells: (row: R) => Cells,
  none: string,
  t: ChangesPaper['t'],
  total = rows.length,
): Html {
  const shown = total > MOST_ROWS ? rows.slice(0, MOST_ROWS - 1) : rows;
  const line = ([main, ...figures]: Cells) =>
    html`<tr><td class="clip">${main}</td>${figures.map((figure) => html`<td class="n">${figure}</td>`)}</tr>`;
  return html`<section class="listBox"><h3>${title}</h3>${
    total === 0
      ? html`<p class="note">${none}</p>`
      : html`<table class="lines">${shown.map((row) => line(cells(row)))}</table>${
          total > shown.length && html`<p class="note">${t('changes.list.more', { count: total - shown.length })}</p>`
        }`
  }</section>`;
}
