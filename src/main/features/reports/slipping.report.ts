import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { oneDecimal } from '../../../shared/i18n/declineText.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import {
  chanceCell,
  chanceNote,
  lateText,
  likelyCell,
  type SlippingPaper,
  type SlippingPart,
  slippingFrame,
  sumText,
  tierText,
  weighingNote,
  whyText,
} from './slippingWords.ts';

/** Who slips, a line each with reason, money at stake, rep and phone, for A4 landscape. Takes finished figures only. */
export function slippingPage(paper: SlippingPaper, styles: string): string {
  const { t, lang, options, parts } = paper;
  const words = slippingFrame(paper);
  const body = html`${frameHeader(words)}
<p><b>${sumText(paper)}</b></p>
${parts.map((part) => partOf(part, paper))}
<p class="note">${weighingNote(paper)}</p>
<p class="note">${chanceNote(paper)}</p>
<p class="note">${t('rhythm.report.how')}</p>
${signatureLine(options.preparedBy, t)}`;
  return pageHtml({ lang, words, body, styles, ownStyles: OWN_STYLES });
}

/** A list, under its rep's name where it is for one; each but the first begins a page. */
function partOf(part: SlippingPart, paper: SlippingPaper): Html {
  const { t, f } = paper;
  const { rep, shown, dealers, atStakeMinor, leftMinor } = part;
  const left = dealers - shown.length;
  return html`<section class="part">${
    rep !== null &&
    html`<h2>${rep || t('reports.frame.noRep')} · ${t('rhythm.report.head', { count: dealers, amount: f.amount(atStakeMinor) })}</h2>`
  }
${shown.length > 0 && list(shown, paper)}
${left > 0 && html`<p class="note">${t('rhythm.report.left', { count: left, amount: f.amount(leftMinor) })}</p>`}</section>
`;
}

const OWN_STYLES = `.part+.part{break-before:page}.slipping{table-layout:fixed;font-size:7.5pt}.slipping .why{white-space:normal}.slipping td,.slipping th{overflow-wrap:anywhere}`;

function list(shown: readonly SlippingRow[], paper: SlippingPaper): Html {
  const { t, f } = paper;
  const head = (
    key: 'name' | 'tier' | 'rep' | 'phone' | 'lastOn' | 'cycle' | 'late' | 'chance' | 'likely' | 'atStake' | 'reason',
  ) => t(`rhythm.column.${key}`);
  return html`<table class="slipping"><colgroup><col style="width:9mm"><col style="width:38mm"><col style="width:12mm"><col style="width:17mm"><col style="width:24mm"><col style="width:19mm"><col style="width:13mm"><col style="width:11mm"><col style="width:15mm"><col style="width:19mm"><col style="width:19mm"><col><col style="width:22mm"></colgroup>
<thead><tr><th class="n">${t('rhythm.column.rank')}</th><th>${head('name')}</th><th>${head('tier')}</th><th>${head('rep')}</th><th>${head('phone')}</th><th>${head('lastOn')}</th><th class="n">${head('cycle')}</th><th class="n">${head('late')}</th><th class="n">${head('chance')}</th><th class="n">${head('likely')}</th><th class="n">${head('atStake')}</th><th>${head('reason')}</th><th>${t('rhythm.report.done')}</th></tr></thead>
<tbody>${shown.map(
    (row, i) =>
      html`<tr><td class="n">${i + 1}</td><td>${row.name || row.code}</td><td>${tierText(row, paper)}</td><td>${row.rep ?? ''}</td><td>${row.phone}</td><td>${f.day(row.lastOn)}</td><td class="n">${row.cycleDays === null ? '' : oneDecimal(row.cycleDays)}</td><td class="n">${lateText(row)}</td><td class="n">${chanceCell(row, paper)}</td><td class="n">${likelyCell(row, paper)}</td><td class="n">${f.amount(row.atStakeMinor)}</td><td class="why">${whyText(row, paper)}</td><td></td></tr>\n`,
  )}</tbody></table>`;
}
