import { frameHeader, pageHtml } from './frame.report.ts';
import type { HandedDealer, HandOverPaper, Takeover } from './handOver.figures.ts';
import { handOverFrame, takeoverTitle } from './handOverWords.ts';
import { type Html, html } from './html.ts';
import { tierText } from './tierText.ts';

/** Widths in millimetres; the name takes what is left. Each rep's list begins on a page of its own, to be signed. */
const STYLES = `.takeover+.takeover{break-before:page}
.hNo{width:9mm}.hCode{width:20mm}.hPlace{width:36mm}.hContact{width:18mm}.hPhone{width:27mm}.hTier{width:13mm}
.hAmount{width:25mm}.hDay{width:20mm}.hCheck{width:14mm}`;

/** Columns that are there only where they would hold something. */
interface Shown {
  code: boolean;
  receivable: boolean;
  fromOn: boolean;
}

/** Who takes over what from a rep, each with lines to sign, for A4 landscape. Takes finished figures only. */
export function handOverPage(paper: HandOverPaper, styles: string): string {
  const { figures, lang, t } = paper;
  const frame = handOverFrame(paper);
  const body = html`${frameHeader(frame)}
${figures.takeovers.map((takeover) => section(takeover, paper))}
${figures.takeovers.length === 0 && html`<p>${t('handOver.section.none')}</p>${signatures('', paper)}`}`;
  return pageHtml({ lang, words: frame, body, styles, ownStyles: STYLES });
}

function section(takeover: Takeover, paper: HandOverPaper): Html {
  const { figures, t, f } = paper;
  const { receivableOn } = figures;
  const shown: Shown = {
    code: takeover.dealers.some(({ code }) => code !== ''),
    receivable: receivableOn !== null,
    fromOn: takeover.kind !== 'kept',
  };
  return html`<section class="takeover"><h2>${takeoverTitle(takeover, paper)}</h2>
<table class="list">${widths(shown)}<thead><tr>${headings(shown, paper)}</tr></thead><tbody>
${takeover.dealers.map((dealer, at) => html`<tr>${cells(dealer, at + 1, shown, paper)}</tr>\n`)}</tbody></table>
${receivableOn !== null && html`<p class="note">${t('handOver.note.receivable', { day: f.longDay(receivableOn) })}</p>`}
${signatures(takeover.name, paper)}</section>`;
}

function widths({ code, receivable, fromOn }: Shown): Html {
  return html`<colgroup><col class="hNo">${code && html`<col class="hCode">`}<col><col class="hPlace"><col class="hContact"><col class="hPhone"><col class="hTier"><col class="hAmount"><col class="hDay">${
    receivable && html`<col class="hAmount">`
  }${fromOn && html`<col class="hDay">`}<col class="hCheck"></colgroup>`;
}

function headings({ code, receivable, fromOn }: Shown, { t }: HandOverPaper): Html {
  return html`<th class="n">${t('handOver.column.no')}</th>${code && html`<th>${t('handOver.column.code')}</th>`}<th>${t('handOver.column.name')}</th><th>${t('handOver.column.place')}</th><th>${t('handOver.column.contact')}</th><th>${t('handOver.column.phone')}</th><th class="c">${t('handOver.column.tier')}</th><th class="n">${t('handOver.column.amount')}</th><th class="c">${t('handOver.column.lastOn')}</th>${
    receivable && html`<th class="n">${t('handOver.column.receivable')}</th>`
  }${fromOn && html`<th class="c">${t('handOver.column.fromOn')}</th>`}<th class="c">${t('handOver.column.check')}</th>`;
}

function cells(
  dealer: HandedDealer,
  no: number,
  { code, receivable, fromOn }: Shown,
  { figures, t, f }: HandOverPaper,
): Html {
  return html`<td class="n">${no}</td>${code && html`<td>${dealer.code}</td>`}<td>${dealer.name}</td><td>${dealer.place}</td><td>${dealer.contact}</td><td>${dealer.phone}</td><td class="c">${tierText(dealer.tier, figures.naming, t)}</td><td class="n">${f.amount(dealer.amountMinor)}</td><td class="c">${f.day(dealer.lastOn)}</td>${
    receivable && html`<td class="n">${f.amount(dealer.receivableMinor)}</td>`
  }${fromOn && html`<td class="c">${f.day(dealer.fromOn)}</td>`}<td></td>`;
}

/** Lines for the three who sign, with the names that are known. */
function signatures(taker: string, { figures, t }: HandOverPaper): Html {
  const line = (label: string, name: string) => html`<span>${label} <u>${name}</u></span>`;
  return html`<p class="sign">${line(t('handOver.sign.giver'), figures.rep)}${line(t('handOver.sign.taker'), taker)}${line(
    t('handOver.sign.witness'),
    '',
  )}${line(t('handOver.sign.date'), '')}</p>`;
}
