import type { Language, T } from '../../../shared/i18n/translator.ts';
import { cssString, type Html, html, trusted } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';
import type { ReportHead } from './tierReport.model.ts';

/** Stands in a sentence for a number that only the printer knows. */
const NUMBER = '\u241f';

/** More names than this would not fit into a line. */
const MAX_REPS = 5;

/** What stands on every page of a report, already in words. */
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

/** The frame of a tier report in the words of a language. */
export function frameWords(head: ReportHead, t: T, f: ReportFormat): FrameWords {
  const { run, window } = head;
  const page = t('reports.frame.page', { page: NUMBER, pages: NUMBER }).split(NUMBER);
  return {
    company: head.company,
    title: t('reports.kind.tier'),
    period: t('reports.frame.period', {
      from: f.longDay(window.from),
      to: f.longDay(window.to),
      count: run.rules.windowMonths,
    }),
    asOf: asOfWords(head, t, f),
    filter: t('reports.frame.filter', { words: filterWords(head, t) }),
    sort: t('reports.frame.sort', { by: t(`reports.frame.sortBy.${head.sort}`) }),
    rules: rulesWords(head, t),
    printedAt: t('reports.frame.printedAt', { time: f.instant(head.printedAt) }),
    unit: t('reports.frame.unit', { unit: unitWord(head, t) }),
    page: [page[0] ?? '', page[1] ?? '', page[2] ?? ''],
  };
}

/** How far the data reach, and the day graded as of where the owner asked for another one. */
function asOfWords({ run }: ReportHead, t: T, f: ReportFormat): string {
  const { dataTo } = run.totals;
  const asOf = t('reports.frame.asOf', { day: f.longDay(run.asOf) });
  if (dataTo === null) return asOf;
  const data = t('reports.frame.dataTo', { day: f.longDay(dataTo) });
  return dataTo === run.asOf ? data : [asOf, data].join(t('reports.frame.partComma'));
}

function rulesWords({ run }: ReportHead, t: T): string {
  const key = run.otherWindow ? 'rulesOtherWindow' : 'rules';
  const scheme = t(`reports.frame.${key}`, { name: run.schemeName, version: run.schemeVersion });
  const id = run.runId === null ? t('reports.frame.live') : t('reports.frame.run', { id: run.runId });
  return `${scheme}${t('reports.frame.listComma')}${id}`;
}

function filterWords({ filter }: ReportHead, t: T): string {
  const comma = t('reports.frame.listComma');
  const parts: string[] = [];
  if (filter.tiers.length > 0) parts.push(t('reports.frame.filterTiers', { tiers: filter.tiers.join(comma) }));
  if (filter.reps.length > 0) {
    const names = filter.reps.map((rep) => rep ?? t('reports.frame.noRep'));
    const reps = names.slice(0, MAX_REPS).join(comma);
    const many = names.length > MAX_REPS;
    parts.push(
      many ? t('reports.frame.filterRepsMany', { reps, count: names.length }) : t('reports.frame.filterReps', { reps }),
    );
  }
  return parts.length === 0 ? t('reports.frame.filterAll') : parts.join(t('reports.frame.partComma'));
}

/** The home currency has a word, also for ten thousand of it; any other is named by its code. */
export function unitWord({ currency, unit }: Pick<ReportHead, 'currency' | 'unit'>, t: T): string {
  const large = unit === 'tenThousand';
  if (currency === 'CNY') return t(large ? 'reports.frame.unitTenThousand' : 'reports.frame.unitOne');
  return t(large ? 'reports.frame.unitOtherTenThousand' : 'reports.frame.unitOther', { currency });
}

/** Company, title and what the figures are of, once at the top of the first page. */
export function frameHeader(words: FrameWords): Html {
  return html`<header><div class="title"><h1>${words.title}</h1><p class="company">${words.company}</p></div>
<p class="facts"><span>${words.period}</span><span>${words.asOf}</span><span>${words.unit}</span></p>
<p class="facts"><span>${words.filter}</span><span>${words.sort}</span><span>${words.rules}</span><span>${words.printedAt}</span></p></header>`;
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
@bottom-left{content:${line([words.filter, words.sort, words.rules])}}
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
}

/**
 * The whole page, without fonts: {@link withFonts} puts them in once the text is known. It loads nothing from anywhere and
 * runs no scripts, and its own policy says so.
 */
export function pageHtml({ lang, words, body, styles, ownStyles }: Page): string {
  // Characters that occur only in the margins must be asked for by the page itself, or their font comes too late.
  const marginText = [...words.page, '0123456789 | '].join('');
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="viewport" content="width=device-width"><meta name="generator" content="DealerDesk">
<title>${words.company === '' ? words.title : `${words.company} · ${words.title}`}</title>
<style>${trusted(FONTS_GO_HERE)}</style><style>${trusted(styles)}
${trusted(ownStyles)}
${trusted(marginBoxes(words))}</style></head>
<body><main>${body}</main><p class="preload" aria-hidden="true">${marginText}</p></body></html>
`.text;
}

const FONTS_GO_HERE = '/*fonts*/';

/** Puts font faces into a page. */
export function withFonts(page: string, faces: string): string {
  const at = page.indexOf(FONTS_GO_HERE);
  return page.slice(0, at) + faces + page.slice(at + FONTS_GO_HERE.length);
}
