import type { RegionTotal } from '../../../shared/contract/scorePortrait.ts';
import { reachedLine, stageExpected } from '../../../shared/i18n/lifecycleText.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { MATRIX_STYLES, matrix } from './migration.report.ts';
import { paretoChart } from './paretoChart.ts';
import { type PortraitPaper, portraitFrame, regionGrowth, regionName, regionShare } from './portraitWords.ts';
import { MISSING } from './reportFormat.ts';

/** More would be finer than a printer's dot. */
const CURVE_POINTS = 240;
const PRINTED_CITIES = 20;
const SCORES = [5, 4, 3, 2, 1];

/** The overview of segments as HTML for A4 landscape, fonts still to be put in. Finished figures only. */
export function portraitPage(paper: PortraitPaper, styles: string): string {
  const { t, options } = paper;
  const words = portraitFrame(paper);
  const body = html`${frameHeader(words)}
<div class="row"><div class="block"><h2>${t('analysis.rfm.title')}</h2>${rfMap(paper)}</div>
<div class="curveBlock"><h2>${t('analysis.top.title')}</h2>${curve(paper)}</div></div>
<div class="row"><div class="block">${quadrants(paper)}</div><div class="curveBlock">${tops(paper)}</div></div>
<div class="row whole"><div class="block">${moves(paper)}</div><div class="curveBlock">${stages(paper)}</div></div>
<h2>${t('analysis.region.title')}</h2>${regions(paper, paper.regions)}
${cities(paper)}
${signatureLine(options.preparedBy, t)}`;
  return pageHtml({ lang: options.lang, words, body, styles, ownStyles: OWN_STYLES });
}

/** Cells are shaded by their money, and print it: nothing is told by grey alone. */
const OWN_STYLES = `${MATRIX_STYLES}.whole{break-inside:avoid}.whole .migration{width:100%}.rf{table-layout:fixed}.rf td,.rf th{text-align:center;padding:1mm}.rf td{border:0.1mm solid #999;line-height:1.3}
.rf .s1{background:#f4f4f4}.rf .s2{background:#e0e0e0}.rf .s3{background:#c4c4c4}.rf b{font-size:9pt}`;

function rfMap({ cells, t, f }: PortraitPaper): Html {
  const largest = Math.max(1, ...cells.map(({ amountMinor }) => amountMinor));
  const shade = (part: number) => (part > 0.5 ? 's3' : part > 0.15 ? 's2' : part > 0.03 ? 's1' : '');
  const cellOf = (r: number, score: number) => {
    const cell = cells.find((each) => each.r === r && each.f === score);
    return cell
      ? html`<td class="${shade(cell.amountMinor / largest)}"><b>${f.count(cell.dealers)}</b><br>${f.amount(cell.amountMinor)}</td>`
      : html`<td></td>`;
  };
  const across = SCORES.toReversed();
  return html`<table class="rf"><thead><tr><th></th>${across.map((score) => html`<th>F${score}</th>`)}</tr></thead>
<tbody>${SCORES.map((r) => html`<tr><th>R${r}</th>${across.map((score) => cellOf(r, score))}</tr>`)}</tbody></table>
<p class="note">${t('analysis.paper.rfm')}</p>`;
}

function curve(paper: PortraitPaper): Html {
  const { run, amounts, gini, top, t, f } = paper;
  const fifth = top.find(({ percent }) => percent === 20);
  const points = curvePoints(amounts, run.shareBaseMinor, run.dealers);
  const { cutA, cutB } = run.rules;
  const none = { A: 0, B: 0, C: 0 };
  const pareto = {
    points,
    dealers: run.dealers,
    cutA,
    cutB,
    endA: 0,
    endB: 0,
    top20: 0,
    classes: none,
    newcomers: none,
    dormant: 0,
  };
  const cuts =
    run.rules.kind === 'abc' ? [cutA, cutB].map((share, at) => ({ share, name: run.rules.tierNames[at] ?? '' })) : [];
  return html`${paretoChart(pareto, { x: t('analysis.paper.dealers'), y: t('analysis.top.share'), zones: [], cuts })}
<p class="note">${t('analysis.top.summary', { share: f.percent(fifth?.share ?? null), dealers: f.count(fifth?.dealers ?? null), gini: gini === null ? '—' : gini.toFixed(3) })}</p>`;
}

/** Share of dealers and running share of the amount, from 0/0 on. */
function curvePoints(amounts: readonly number[], base: number, dealers: number): [number, number][] {
  const points: [number, number][] = [[0, 0]];
  const step = Math.max(1, Math.floor(amounts.length / CURVE_POINTS));
  let sum = 0;
  amounts.forEach((amount, at) => {
    sum += Math.max(0, amount);
    const rank = at + 1;
    if (rank % step === 0 || rank === amounts.length)
      points.push([rank / Math.max(1, dealers), base > 0 ? sum / base : 0]);
  });
  return points;
}

function tops({ top, t, f }: PortraitPaper): Html {
  return html`<table><thead><tr><th>${t('analysis.top.who')}</th><th class="n">${t('scoring.tier.dealers')}</th><th class="n">${t('analysis.top.share')}</th></tr></thead>
<tbody>${top.map(({ percent, dealers, share }) => html`<tr><td>${t('analysis.top.row', { percent })}</td><td class="n">${f.count(dealers)}</td><td class="n">${f.percent(share)}</td></tr>`)}</tbody></table>`;
}

function quadrants({ quadrants: rows, run, median, t, f }: PortraitPaper): Html {
  if (!run.previousCovered) return html`<p class="note">${t('analysis.growth.notCovered')}</p>`;
  return html`<h2>${t('analysis.growth.title')}</h2><table><thead><tr><th>${t('analysis.growth.quadrant')}</th><th class="n">${t('scoring.tier.dealers')}</th><th class="n">${t('scoring.tier.amount')}</th><th>${t('analysis.growth.act')}</th></tr></thead>
<tbody>${rows.map(({ quadrant, dealers, amountMinor }) => html`<tr><td>${t(`analysis.quadrant.${quadrant}`)}</td><td class="n">${f.count(dealers)}</td><td class="n">${f.amount(amountMinor)}</td><td>${t(`analysis.quadrantAct.${quadrant}`)}</td></tr>`)}</tbody></table>
<p class="note">${t('analysis.paper.median', { amount: f.amount(median) })}</p>`;
}

function stages({ stages: rows, steps, t, f }: PortraitPaper): Html | false {
  if (rows.length === 0) return false;
  const total = rows.reduce((sum, { dealers }) => sum + dealers, 0);
  return html`<h2>${t('lifecycle.funnel.title')}</h2><table><thead><tr><th>${t('lifecycle.funnel.stage')}</th><th class="n">${t('lifecycle.funnel.dealers')}</th><th class="n">${t('lifecycle.funnel.share')}</th><th class="n">${t('lifecycle.funnel.expected')}</th></tr></thead>
<tbody>${rows.map(({ stage, dealers, expectedMinor }) => html`<tr><td>${t(`lifecycle.stage.${stage}`)}</td><td class="n">${f.count(dealers)}</td><td class="n">${f.percent(total > 0 ? dealers / total : null)}</td><td class="n">${expectedText(stageExpected({ stage, expectedMinor }), f)}</td></tr>`)}</tbody></table>
<p class="note">${reachedLine(steps, t, f.percent)}</p>`;
}

function expectedText(minor: number | null, f: PortraitPaper['f']): string {
  return minor === null ? MISSING : f.amount(minor);
}

function moves({ moves: of, t, f }: PortraitPaper): Html | false {
  if (of === null) return false;
  const from =
    of.from === null ? t('analysis.moves.original') : t('analysis.moves.run', { day: f.longDay(of.from.asOf) });
  return html`<h2>${t('analysis.moves.title')}</h2>${matrix({ ...of, t, f })}
<p class="note">${t('analysis.moves.paper', { from, up: f.count(of.up), down: f.count(of.down), same: f.count(of.same) })}</p>`;
}

/** The cities with the most money; the workbook has all. */
function cities(paper: PortraitPaper): Html | string {
  const { t } = paper;
  if (paper.cities.length === 0) return '';
  return html`<h2>${t('analysis.city.sheet')}</h2>${regions(paper, paper.cities, t('analysis.city.name'), PRINTED_CITIES)}`;
}

function regions(
  { t, f }: PortraitPaper,
  all: readonly RegionTotal[],
  name = t('analysis.region.name'),
  most = all.length,
): Html {
  const rows = all.slice(0, most);
  return html`<table><thead><tr><th>${name}</th><th class="n">${t('scoring.tier.dealers')}</th><th class="n">${t('scoring.tier.amount')}</th><th class="n">${t('analysis.region.share')}</th><th class="n">${t('analysis.region.growth')}</th><th class="n">${t('analysis.region.dormant')}</th></tr></thead>
<tbody>${rows.map(
    (region) =>
      html`<tr><td>${regionName(region, t)}</td><td class="n">${f.count(region.dealers)}</td><td class="n">${f.amount(region.amountMinor)}</td><td class="n">${f.percent(regionShare(region, all))}</td><td class="n">${f.change(regionGrowth(region))}</td><td class="n">${f.count(region.dormant)}</td></tr>\n`,
  )}</tbody></table>`;
}
