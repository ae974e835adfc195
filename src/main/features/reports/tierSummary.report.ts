import { shortDataOf } from '../../../shared/domain/shortData.ts';
import { GRADED_CODES, shareCuts, tierCodes, tierName, tierPattern } from '../../../shared/domain/tiers.ts';
import { shortDataText } from '../../../shared/i18n/shortDataText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { visitText } from '../../../shared/i18n/visitTexts.ts';
import { visitThirds } from '../scoring/visits.rules.ts';
import { type Html, html } from './html.ts';
import { paretoChart } from './paretoChart.ts';
import type { Comparison, ListRow, Pareto, RepLine, ReportHead, TierLine, TierReport } from './tierReport.model.ts';
import {
  balanceHeads,
  changeText,
  changeTitle,
  lineText,
  nameOf,
  nameOfTier,
  type PageWords,
  standingText,
  sumChange,
  tierMark,
  tierMove,
} from './tierWords.ts';

/** The tables and the curve of the first page. */
export function tierSummary(report: TierReport, words: PageWords): Html {
  const reps = report.repLines.length > 0;
  const short = shortDataNote(report.head, words);
  return html`${short !== null && html`<p class="remark">${short}</p>`}${tierTable(report, words)}
<p class="note">${summaryNotes(report, words).map((note) => html`<span>${note}</span> `)}</p>
<div class="row">${paretoBlock(report, words)}${movesBlock(report, words)}${reps && repBlock(report, words)}</div>
${report.head.previous.data === 'full' && html`<div class="row">${changeBlock(report.rises, 'rises', words)}${changeBlock(report.falls, 'falls', words)}</div>`}`;
}

function tierTable(report: TierReport, words: PageWords): Html {
  const { t } = words;
  const compared = report.head.previous.data === 'full';
  const column = (
    key: 'dealers' | 'dealersShare' | 'amount' | 'amountShare' | 'previous' | 'average' | 'orders' | 'visits',
  ) => html`<th class="n">${t(`reports.summary.${key}`)}</th>`;
  return html`<table class="tiers"><thead><tr><th>${t('reports.summary.tier')}</th>${column('dealers')}${column('dealersShare')}${column('amount')}${column('amountShare')}${
    compared && html`${column('previous')}<th class="n">${changeTitle(words)}</th>`
  }${column('average')}${column('orders')}${column('visits')}${
    report.head.balancesOn !== null && balanceHeads(words)
  }</tr></thead>
<tbody>${report.tierLines.map((line) => tierLine(line, compared, words))}</tbody></table>`;
}

function tierLine(line: TierLine, compared: boolean, words: PageWords): Html {
  const { f } = words;
  const visits = line.kind === 'tier' || line.kind === 'graded' ? f.visits(line.visitThirds) : '';
  const share = (part: number | null) => (part === null ? '' : f.percent(part));
  const values = [
    f.count(line.dealers),
    share(line.dealerShare),
    f.amount(line.amountMinor),
    share(line.amountShare),
    ...(compared ? [f.amount(line.prevMinor), sumChange(words, line)] : []),
    f.amount(line.averageMinor),
    f.count(line.orders),
    visits,
    ...(words.head.balancesOn === null ? [] : [f.amount(line.owedMinor), f.amount(line.overdueMinor)]),
  ];
  if (line.kind === 'graded' || line.kind === 'all') {
    return html`<tr class="sum"><th>${lineText(words, line)}</th>${values.map((value) => html`<th class="n">${value}</th>`)}</tr>`;
  }
  const label = line.kind === 'tier' ? tierMark(line.tier ?? '', words.head) : lineText(words, line);
  return html`<tr><td>${label}</td>${values.map((value) => html`<td class="n">${value}</td>`)}</tr>`;
}

/** Why nobody, or not everybody, carries a tier where the data are shorter than the history that a tier asks for. */
export function shortDataNote({ run }: ReportHead, { t, f }: PageWords): string | null {
  const short = shortDataOf({ ...run.totals, asOf: run.asOf, rules: run.rules });
  return short && shortDataText(short, t, f.longDay);
}

/** What the figures of the first page are of, in as many sentences as it takes. */
export function summaryNotes({ head, tierLines }: TierReport, { t, f }: PageWords): string[] {
  const { previous, filter, run } = head;
  const period = { from: f.longDay(previous.from), to: f.longDay(previous.to) };
  // One line on a sheet, whose frozen head must leave room to scroll.
  const notes = [`${t('reports.summary.shareNote')} ${visitsNote(run.rules, t)}`];
  if (previous.data === 'full') notes.push(t('reports.summary.previousNote', period));
  else if (previous.data === 'none' || previous.dataFrom === null)
    notes.push(t('reports.summary.previousNone', period));
  else notes.push(t('reports.summary.previousPartial', { ...period, dataFrom: f.longDay(previous.dataFrom) }));
  const gaps = run.totals.gaps.map(({ from, to }) =>
    t('reports.summary.days', { from: f.longDay(from), to: f.longDay(to) }),
  );
  if (gaps.length > 0) notes.push(t('reports.summary.gapsNote', { days: gaps.join(t('reports.frame.listComma')) }));
  if (filter.tiers.length + filter.reps.length + filter.segments.length > 0)
    notes.push(t('reports.summary.filteredNote'));
  const prepaidMinor = tierLines.at(-1)?.prepaidMinor ?? 0;
  if (head.balancesOn !== null && prepaidMinor > 0)
    notes.push(t('receivables.paper.notePrepaid', { amount: f.amount(prepaidMinor) }));
  if (run.runId === null && run.stale) notes.push(t('reports.frame.stale'));
  return notes;
}

/** How often each tier is to be visited by the scheme. */
function visitsNote(rules: ReportHead['run']['rules'], t: T): string {
  const codes = tierCodes(rules);
  const list = codes.map((tier) =>
    t('reports.summary.visitsOf', { tier: tierName(rules, tier), often: visitText(visitThirds(rules, tier), t) }),
  );
  const note = t('reports.summary.visitsNote', { list: list.join(t('reports.frame.listComma')) });
  const calls = codes.some((tier) => visitThirds(rules, tier) === 1);
  return calls ? `${note}${t('reports.summary.visitsCall')}` : note;
}

/** What the curve says, and why its classes hold more dealers than the tiers of the table. */
function paretoNotes({ classes, newcomers, dormant, top20 }: Pareto, { t, f, head }: PageWords): string[] {
  const top20Note = t('reports.pareto.top20', { share: f.percent(top20) });
  if (!classesAreTiers(head)) return [top20Note, t(`reports.pareto.apart.${head.run.rules.kind}`)];
  const [tierA = '', tierB = '', tierC = ''] = head.run.rules.tierNames;
  const named = { A: tierA, B: tierB, C: tierC };
  const counts = { a: classes.A, b: classes.B, c: classes.C };
  const note = `${top20Note}${t('reports.pareto.counts', { ...counts, tierA, tierB, tierC })}`;
  const comma = t('reports.frame.listComma');
  const parts: string[] = [];
  const newer = (['A', 'B', 'C'] as const)
    .filter((tier) => newcomers[tier] > 0)
    .map((tier) => t('reports.pareto.newcomersOf', { tier: named[tier], count: newcomers[tier] }));
  if (newer.length > 0) parts.push(t('reports.pareto.newcomers', { counts: newer.join(comma) }));
  if (dormant > 0) parts.push(t('reports.pareto.dormant', { count: dormant, tier: head.run.rules.dormantName }));
  if (parts.length === 0) return [note];
  return [note, t('reports.pareto.notInTable', { parts: parts.join(comma), tiers: [tierA, tierB, tierC].join(comma) })];
}

/** The zones are the classes of the running share: drawn where they are the scheme's own three tiers. */
function zonesOf(head: ReportHead) {
  if (!classesAreTiers(head)) return [];
  const { rules } = head.run;
  return rules.tierNames.map((name, place) => ({ name, pattern: tierPattern(rules, GRADED_CODES[place] ?? '') }));
}

/** Where the running share ends a tier; of schemes by something else it only tells the two usual shares. */
function cutsOf({ run: { rules } }: ReportHead) {
  const named = rules.kind === 'abc' && rules.tierNames.length > 3;
  const cuts = named ? shareCuts(rules) : [rules.cutA, rules.cutB];
  return cuts.map((share, place) => ({ share, name: named ? (rules.tierNames[place] ?? '') : '' }));
}

function classesAreTiers({ run: { rules } }: ReportHead): boolean {
  return rules.kind === 'abc' && rules.tierNames.length === 3;
}

function paretoBlock({ pareto, head }: TierReport, page: PageWords): Html {
  const { t } = page;
  const words = { x: t('reports.pareto.x'), y: t('reports.pareto.y'), zones: zonesOf(head), cuts: cutsOf(head) };
  return html`<section class="block curveBlock"><h3>${t('reports.pareto.title')}</h3>${
    pareto.dealers === 0
      ? html`<p class="note">${t('reports.pareto.none')}</p>`
      : html`${paretoChart(pareto, words)}<p class="note">${paretoNotes(pareto, page).map((note) => html`<span>${note}</span> `)}</p>`
  }</section>`;
}

function movesBlock({ comparison, rfmGroups }: TierReport, words: PageWords): Html {
  const { t, f, head } = words;
  if (!comparison) {
    return html`<section class="block"><h3>${t('reports.rules.groups')}</h3>${groupTable(rfmGroups, words)}<p class="note">${t('reports.moves.none')}</p></section>`;
  }
  const { run } = comparison;
  const original = comparison.kind === 'original';
  const notes = [movesText(comparison, t)];
  if (comparison.gone > 0) notes.push(t('reports.moves.gone', { count: comparison.gone }));
  if (run && run.schemeName !== head.run.schemeName)
    notes.push(t('reports.moves.otherScheme', { name: run.schemeName }));
  notes.push(t('reports.moves.cellNote'));
  const title = run
    ? t('reports.moves.title', { day: f.longDay(run.asOf), id: run.runId })
    : t('reports.moves.titleOriginal');
  return html`<section class="block"><h3>${title}</h3>
<table class="moves"><thead><tr><th>${original ? t('reports.moves.cornerOriginal') : t('reports.moves.corner')}</th>${comparison.columns.map(
    (column) => html`<th class="n">${standingText(words, column)}</th>`,
  )}</tr></thead><tbody>${comparison.rows.map(
    (row, i) =>
      html`<tr><th>${standingText(words, row)}</th>${(comparison.cells[i] ?? []).map((cell, j) => moveCell(cell, standingText(words, comparison.columns[j] ?? row) === standingText(words, row), words))}</tr>`,
  )}</tbody></table><p class="note">${notes.map((note) => html`<span>${note}</span> `)}</p></section>`;
}

/** How many moved and where to, in one line that adds up. */
function movesText({ up, down, same, ungraded, otherGrade }: Comparison, t: PageWords['t']): string {
  const parts = [t('reports.moves.up', { count: up }), t('reports.moves.down', { count: down })];
  if (ungraded > 0) parts.push(t('reports.moves.ungraded', { count: ungraded }));
  if (otherGrade > 0) parts.push(t('reports.moves.otherGrade', { count: otherGrade }));
  const moved = parts.join(t('reports.frame.listComma'));
  return t('reports.moves.counts', { total: up + down + ungraded + otherGrade, moved, same });
}

/** Before there is anything to compare with: who is in which of the eight groups, and what to do about it. */
function groupTable(lines: TierReport['rfmGroups'], { t, f }: PageWords): Html {
  const row = ({ group, dealers, amountMinor, amountShare }: TierReport['rfmGroups'][number]) =>
    html`<tr><td>${t(`scoring.group.${group}`)}</td><td class="n">${f.count(dealers)}</td><td class="n">${f.amount(amountMinor)}</td><td class="n">${f.percent(amountShare)}</td><td>${t(`reports.action.${group}`)}</td></tr>`;
  return html`<table class="change"><thead><tr><th>${t('reports.rules.group')}</th><th class="n">${t('reports.summary.dealers')}</th><th class="n">${t('reports.summary.amount')}</th><th class="n">${t('reports.summary.amountShare')}</th><th>${t('reports.list.action')}</th></tr></thead><tbody>${lines.map(row)}</tbody></table>`;
}

/** The diagonal is framed: who stayed. */
function moveCell(cell: { dealers: number; amountMinor: number }, stayed: boolean, { f }: PageWords): Html {
  if (cell.dealers === 0) return html`<td class="n${stayed && ' stay'}"></td>`;
  return html`<td class="n${stayed && ' stay'}">${f.count(cell.dealers)}<br><small>${f.amount(cell.amountMinor)}</small></td>`;
}

function repBlock({ repSummary }: TierReport, words: PageWords): Html {
  const { t, f } = words;
  const { rest } = repSummary;
  return html`<section class="block repBlock"><h3>${t('reports.reps.title')}</h3>${repTable(
    repSummary.lines,
    words,
    rest &&
      html`<tr><td>${t('reports.reps.rest', { count: rest.reps })}</td>${rest.tiers.map(
        (count) => html`<td class="n">${f.count(count)}</td>`,
      )}<td class="n">${f.count(rest.dealers)}</td><td class="n">${f.visits(rest.visitThirds)}</td></tr>`,
  )}${rest && html`<p class="note">${t('reports.reps.restNote')}</p>`}</section>`;
}

/** Dealers per tier and visits a month of each rep. */
export function repTable(lines: readonly RepLine[], { t, f, head }: PageWords, rest: Html | null = null): Html {
  return html`<table class="reps"><thead><tr><th>${t('reports.reps.rep')}</th>${head.tierNames.map(
    (tier) => html`<th class="n">${nameOfTier(head, tier)}</th>`,
  )}<th class="n">${t('reports.reps.dealers')}</th><th class="n">${t('reports.reps.visits')}</th></tr></thead><tbody>${lines.map(
    (line) =>
      html`<tr><td>${line.rep ?? t('reports.reps.none')}</td>${line.tiers.map(
        (count) => html`<td class="n">${count > 0 && f.count(count)}</td>`,
      )}<td class="n">${f.count(line.dealers)}</td><td class="n">${f.visits(line.visitThirds)}</td></tr>`,
  )}${rest}</tbody></table>`;
}

function changeBlock(rows: readonly ListRow[], kind: 'rises' | 'falls', words: PageWords): Html {
  const { t, f } = words;
  const title = html`<h3>${t(`reports.change.${kind}`)}</h3>`;
  if (rows.length === 0)
    return html`<section class="block">${title}<p class="note">${t('reports.change.none')}</p></section>`;
  return html`<section class="block">${title}<table class="change"><thead><tr><th>${t('reports.change.dealer')}</th><th class="c">${t('reports.list.tier')}</th><th class="n">${t('reports.change.now')}</th><th class="n">${t('reports.change.previous')}</th><th class="n">${t('reports.change.diff')}</th><th class="n">${changeTitle(words)}</th></tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><td class="clip">${nameOf(words, row)}</td><td class="c">${tierMove(words, row)}</td><td class="n">${f.amount(row.dealer.netMinor)}</td><td class="n">${f.amount(row.dealer.prevNetMinor)}</td><td class="n">${f.amount(row.diffMinor)}</td><td class="n">${changeText(words, row)}</td></tr>`,
  )}</tbody></table></section>`;
}
