import type { ReportUnit } from '../../../shared/contract/reports.contract.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { cssString, type Html, html, trusted } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';

/** Stands in a sentence for a number that only the printer knows. */
const NUMBER = '\u241f';

/** What stands on every page of a report, already in words; what a report has nothing to say on is empty. */
export interface FrameWords {
  company: string;
  title: string;
  period: string;
  asOf: string;
  filter: string;
  sort: string;
  rules: string;
  printedAt: string;
  unit: string;
  /** Before, between and after the page number and the number of pages. */
  page: readonly [string, string, string];
}

/** The part of a frame that is the same for every report of a file. */
export type CommonWords = Pick<FrameWords, 'company' | 'printedAt' | 'unit' | 'page'>;

/** The segments a report is narrowed to, as a part of its filter in words. */
export function segmentWords(names: readonly string[], t: T): string[] {
  return names.length === 0
    ? []
    : [t('reports.frame.filterSegments', { names: names.join(t('reports.frame.listComma')) })];
}

/** @param head the owner's company, the currency and unit of all amounts, and now in epoch ms */
export function commonWords(
  head: { company: string; currency: string; unit: ReportUnit; printedAt: number },
  t: T,
  f: ReportFormat,
): CommonWords {
  const page = t('reports.frame.page', { page: NUMBER, pages: NUMBER }).split(NUMBER);
  return {
    company: head.company,
    printedAt: t('reports.frame.printedAt', { time: f.instant(head.printedAt) }),
    unit: t('reports.frame.unit', { unit: unitWord(head, t) }),
    page: [page[0] ?? '', page[1] ?? '', page[2] ?? ''],
  };
}

/** The home currency has a word, also for ten thousand of it; any other is named by its code. */
export function unitWord({ currency, unit }: { currency: string; unit: ReportUnit }, t: T): string {
  const large = unit === 'tenThousand';
  if (currency === 'CNY') return t(large ? 'reports.frame.unitTenThousand' : 'reports.frame.unitOne');
  return t(large ? 'reports.frame.unitOtherTenThousand' : 'reports.frame.unitOther', { currency });
}

/** Company, title and what the figures are of, once at the top of the first page. */
export function frameHeader(words: FrameWords): Html {
  return html`<header><div class="title"><h1>${words.title}</h1>${trusted(LOGO_GOES_HERE)}<p class="company">${words.company}</p></div>
${facts([words.period, words.asOf, words.unit])}
${facts([words.filter, words.sort, words.rules, words.printedAt])}</header>`;
}

function facts(texts: readonly string[]): Html {
  return html`<p class="facts">${texts.filter((text) => text !== '').map((text) => html`<span>${text}</span>`)}</p>`;
}

/** Prepared by, checked by, date, with lines to write on. */
export function signatureLine(preparedBy: string, t: T): Html {
  return html`<p class="sign"><span>${t('reports.frame.preparedBy')} <u>${preparedBy}</u></span><span>${t('reports.frame.checkedBy')} <u></u></span><span>${t('reports.frame.date')} <u></u></span></p>`;
}

/** Running head and foot in the margins of every page; the first has its own header. */
export function marginBoxes(words: FrameWords): string {
  const line = (texts: readonly string[]) => cssString(texts.filter((text) => text !== '').join(' | '));
  const [before, between, after] = words.page.map(cssString);
  return `@page{
@top-left{content:${line([words.company, words.title])}}
@top-right{content:${line([words.period, words.asOf, words.unit])}}
@bottom-left{content:${line([words.filter, words.sort, words.rules])};padding-right:5mm}
@bottom-center{content:${before} counter(page) ${between} counter(pages) ${after}}
@bottom-right{content:${cssString(words.printedAt)}}
}
@page:first{@top-left{content:none}@top-right{content:none}}`;
}

export interface Page {
  lang: Language;
  words: FrameWords;
  body: Html;
  /** resources/print.css */
  styles: string;
  /** Widths and other rules that depend on the figures. */
  ownStyles: string;
  /** A4 upright; else it lies. */
  portrait?: boolean;
  /** Nothing stands in its margins: a page of another size, for a phone. */
  bare?: boolean;
}

/**
 * The whole page, without fonts: {@link withFonts} puts them in once the text is known. It loads nothing from anywhere and
 * runs no scripts, and its own policy says so.
 */
export function pageHtml({ lang, words, body, styles, ownStyles, portrait = false, bare = false }: Page): string {
  // Characters that occur only in the margins must be asked for by the page itself, or their font comes too late.
  const marginText = [...words.page, '0123456789 | '].join('');
  const page = html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="viewport" content="width=device-width"><meta name="generator" content="DealerDesk">
<title>${words.company === '' ? words.title : `${words.company} · ${words.title}`}</title>
<style>${trusted(FONTS_GO_HERE)}</style><style>${trusted(styles)}
${trusted(portrait ? '@page{size:A4 portrait}' : '')}${trusted(ownStyles)}
${trusted(bare ? '' : marginBoxes(words))}</style></head>
<body${trusted(portrait ? ' class="portrait"' : '')}><main>${body}</main><p class="preload" aria-hidden="true">${marginText}</p></body></html>
`.text;
  return lang === 'en' ? narrowMarks(page) : page;
}

/** The font of our paper draws typographic marks as wide as a Chinese character, which tears English words apart. */
function narrowMarks(page: string): string {
  const narrowed = (part: string, single: string, double: string) =>
    part.replace(/[‘’]/g, single).replace(/[“”]/g, double).replaceAll('…', '...');
  // What stands in the margins of a page is text of its style sheet, which knows no entities.
  return page
    .split(/(<style>.*?<\/style>)/s)
    .map((part, i) => (i % 2 === 1 ? narrowed(part, "'", '\\"') : narrowed(part, '&#39;', '&quot;')))
    .join('');
}

const FONTS_GO_HERE = '/*fonts*/';
/** Values are escaped, so that none of them can hold this. */
const LOGO_GOES_HERE = '<!--logo-->';

/** Puts the company's logo into the head of a page. @param png base64, null for none */
export function withLogo(page: string, png: string | null): string {
  const image = png === null ? '' : html`<img class="logo" alt="" src="${`data:image/png;base64,${png}`}">`.text;
  return page.replace(LOGO_GOES_HERE, () => image);
}

/** Puts font faces into a page. */
export function withFonts(page: string, faces: string): string {
  const at = page.indexOf(FONTS_GO_HERE);
  return page.slice(0, at) + faces + page.slice(at + FONTS_GO_HERE.length);
}
