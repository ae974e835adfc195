import type { OwedSums, OwingDealer } from '../../../shared/contract/receivables.contract.ts';
import type { AgeBand } from '../../../shared/domain/ageing.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import type { OwingGroup } from './receivables.rules.ts';
import {
  lateText,
  type ReceivablesPaper,
  receivablesFrame,
  receivablesNotes,
  repName,
  usedBands,
} from './receivablesWords.ts';

/** The collection list as HTML for A4 landscape, each rep on pages of his own, to be signed by him. Finished figures only. */
export function receivablesPage(paper: ReceivablesPaper, styles: string): string {
  const { groups, options, t } = paper;
  const frame = receivablesFrame(paper);
  const bands = usedBands(paper);
  const body = html`${frameHeader(frame)}
${summary(paper, bands)}
<ol class="monthNotes">${receivablesNotes(paper).map((note) => html`<li>${note}</li>`)}</ol>
${groups.length === 0 ? html`<p>${t(`receivables.noneShown.${options.shown}`)}</p>` : signatureLine(options.preparedBy, t)}
${groups.map((group) => repSection(group, paper, bands))}`;
  return pageHtml({ lang: options.lang, words: frame, body, styles, ownStyles: '' });
}

/** Reps with what their dealers owe: the first page, for the owner. */
function summary(paper: ReceivablesPaper, bands: readonly AgeBand[]): Html {
  const { groups, sums, t, f } = paper;
  if (groups.length === 0) return html``;
  const row = (name: string, of: OwedSums) =>
    html`<td>${name}</td><td class="n">${f.count(of.dealers)}</td>${sumCells(of, paper, bands, false)}`;
  return html`<table class="owing"><thead><tr><th>${t('receivables.column.rep')}</th><th class="n">${t('receivables.paper.dealers')}</th>${sumHeads(paper, bands)}</tr></thead>
<tbody>${groups.map((group) => html`<tr>${row(repName(group, t), group.sums)}</tr>`)}</tbody>
<tbody><tr class="sum"><th>${t('receivables.paper.total')}</th><th class="n">${f.count(sums.dealers)}</th>${sumCells(sums, paper, bands, true)}</tr></tbody></table>`;
}

function sumHeads({ t }: ReceivablesPaper, bands: readonly AgeBand[]): Html {
  return html`<th class="n">${t('receivables.column.overdue')}</th><th class="n">${t('receivables.column.balance')}</th>${bands.map(
    (band) => html`<th class="n">${t(`receivables.paper.band.${band}`)}</th>`,
  )}`;
}

function sumCells(of: OwedSums, { f }: ReceivablesPaper, bands: readonly AgeBand[], total: boolean): Html {
  const cell = (text: string) => (total ? html`<th class="n">${text}</th>` : html`<td class="n">${text}</td>`);
  return html`${cell(f.amount(of.overdueMinor))}${cell(f.amount(of.owedMinor))}${bands.map((band) => cell(f.amount(of.bands[band])))}`;
}

function repSection(group: OwingGroup, paper: ReceivablesPaper, bands: readonly AgeBand[]): Html {
  const { t, f } = paper;
  const { sums } = group;
  return html`<section class="repOwing"><h2>${t('receivables.paper.of', { rep: repName(group, t), count: group.dealers.length })}</h2>
<table class="owing"><thead><tr><th class="n">${t('receivables.paper.number')}</th><th>${t('receivables.column.dealer')}</th>${sumHeads(paper, bands)}
<th class="n">${t('receivables.paper.late')}</th><th class="n">${t('receivables.column.limit')}</th><th>${t('receivables.column.lastReceived')}</th><th class="write">${t('receivables.paper.promised')}</th><th class="write">${t('receivables.paper.received')}</th></tr></thead>
<tbody>${group.dealers.map((dealer, at) => dealerRow(dealer, at + 1, paper, bands))}</tbody>
<tbody><tr class="sum"><th colspan="2">${t('receivables.paper.total')}</th>${sumCells(sums, paper, bands, true)}<th></th><th class="n">${sums.overLimitDealers > 0 && t('receivables.paper.overLimit', { count: sums.overLimitDealers })}</th><th></th><th></th><th></th></tr></tbody></table>
<p class="sign"><span>${t('receivables.paper.signRep')} <u></u></span><span>${t('receivables.paper.signManager')} <u></u></span><span>${t('reports.frame.date')} <u></u></span></p>
<p class="note">${t('receivables.asOf', { day: f.longDay(paper.asOf) })}</p></section>`;
}

function dealerRow(dealer: OwingDealer, number: number, paper: ReceivablesPaper, bands: readonly AgeBand[]): Html {
  const { t, f } = paper;
  const remark = [dealer.code, dealer.phone].filter((text) => text !== '').join(' · ');
  const limit =
    dealer.creditLimitMinor === null
      ? ''
      : html`${f.amount(dealer.creditLimitMinor)}${dealer.overLimitMinor > 0 && html`<br><b>${t('receivables.page.over', { amount: f.amount(dealer.overLimitMinor) })}</b>`}`;
  return html`<tr><td class="n">${number}</td><td>${dealer.name}${remark !== '' && html`<br><small>${remark}</small>`}</td><td class="n"><b>${f.amount(dealer.overdueMinor)}</b></td><td class="n">${f.amount(dealer.balanceMinor)}</td>${bands.map(
    (band) => html`<td class="n">${dealer.bands[band] === 0 ? '' : f.amount(dealer.bands[band])}</td>`,
  )}<td class="n">${lateText(dealer, t)}</td><td class="n">${limit}</td><td>${dealer.lastReceivedOn ?? ''}</td><td></td><td></td></tr>`;
}
