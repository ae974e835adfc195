import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import {
  type FigurePair,
  figurePairs,
  type SegmentPaper,
  segmentFrame,
  segmentNotes,
  shareFigures,
  shareName,
  shareTables,
} from './segmentProfileWords.ts';

/** The profile of a segment as HTML for A4 upright. Finished figures only. */
export function segmentProfilePage(paper: SegmentPaper, styles: string): string {
  const { t, options } = paper;
  const words = segmentFrame(paper);
  const body = html`${frameHeader(words)}
<p><b>${t('segments.report.rule')}</b> ${paper.inWords}</p>
${paper.segment.note !== '' && html`<p>${paper.segment.note}</p>`}
<h2>${t('segments.report.figures')}</h2>${figures(paper)}
<div class="halves">${shareTables(paper).map(({ title, fact, shares }) => html`<div>${shareTable(title, fact, shares, paper)}</div>`)}</div>
${top(paper)}
<ol class="monthNotes">${segmentNotes(paper).map((note) => html`<li>${note}</li>`)}</ol>
${signatureLine(options.preparedBy, t)}`;
  return pageHtml({ lang: options.lang, words, body, styles, ownStyles: OWN_STYLES, portrait: true });
}

/** Bars are hatched by their border, so that they are seen on a black-and-white print. */
const OWN_STYLES = `.halves{display:grid;grid-template-columns:1fr 1fr;gap:4mm}.halves>div{break-inside:avoid}
.bar{display:inline-block;height:2mm;border:0.1mm solid #333;background:#bbb;vertical-align:middle}`;

function shown({ kind }: FigurePair, value: number | null, { f }: SegmentPaper): string {
  if (value === null) return '—';
  if (kind === 'money') return f.amount(value);
  if (kind === 'percent') return f.percent(value);
  return kind === 'integer' ? f.count(value) : value.toFixed(1);
}

function figures(paper: SegmentPaper): Html {
  const { t } = paper;
  return html`<table><thead><tr><th>${t('segments.profile.figure')}</th><th class="n">${t('segments.profile.mine')}</th><th class="n">${t('segments.profile.all')}</th></tr></thead>
<tbody>${figurePairs(paper).map((pair) => html`<tr><td>${pair.name}</td><td class="n"><b>${shown(pair, pair.mine, paper)}</b></td><td class="n">${shown(pair, pair.all, paper)}</td></tr>`)}</tbody></table>`;
}

/** Millimetres of the longest bar. */
const WIDEST = 18;

function shareTable(
  title: string,
  fact: Parameters<typeof shareName>[1],
  shares: Parameters<typeof shareName>[0][],
  paper: SegmentPaper,
): Html {
  const { t, f } = paper;
  const rows = shares.map((share) => ({ share, ...shareFigures(share, paper) }));
  const largest = Math.max(0.01, ...rows.map(({ mine }) => mine));
  return html`<h2>${title}</h2><table><thead><tr><th>${title}</th><th class="n">${t('segments.profile.dealers')}</th><th class="n">${t('segments.profile.shareOf')}</th><th class="n">${t('segments.profile.shareAll')}</th><th></th></tr></thead>
<tbody>${rows.map(
    ({ share, mine, among }) =>
      html`<tr><td>${shareName(share, fact, paper)}</td><td class="n">${f.count(share.dealers)}</td><td class="n">${f.percent(mine)}</td><td class="n">${f.percent(among)}</td><td>${mine > 0 && html`<span class="bar" style="width:${((mine / largest) * WIDEST).toFixed(1)}mm"></span>`}</td></tr>`,
  )}</tbody></table>`;
}

function top(paper: SegmentPaper): Html {
  const { profile, words, t, f } = paper;
  if (profile.top.length === 0) return html`<p>${t('segments.page.empty')}</p>`;
  return html`<h2>${t('segments.report.top', { count: profile.top.length })}</h2>
<table><thead><tr><th class="n">${t('segments.report.number')}</th><th>${t('dealers.column.name')}</th><th>${t('dealers.column.tier')}</th><th class="n">${t('dealers.column.amount')}</th></tr></thead>
<tbody>${profile.top.map(({ name, tier, amountMinor }, at) => html`<tr><td class="n">${at + 1}</td><td>${name}</td><td>${tier === null ? t('segments.choice.noTier') : words.tierName(tier)}</td><td class="n">${f.amount(amountMinor)}</td></tr>`)}</tbody></table>`;
}
