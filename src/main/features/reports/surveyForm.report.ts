import type { Output } from '../../../shared/contract/index.ts';
import type { Question } from '../../../shared/domain/surveys.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Html, html } from './html.ts';

/** Written by hand: 24 mm for words, 18 mm above the lines for who and when, on a blank form as much for its dealer. A form begins a page, and whose it is stands on each of its pages. */
export const SURVEY_FORM_STYLES = `@page{margin:12mm 14mm}
table.sf{width:100%;border-collapse:collapse;break-before:page;font-size:11pt}table.sf:first-of-type{break-before:auto}
.sf thead td{padding:0 0 2mm;border-bottom:.5mm solid #000}.sf .top{display:flex;align-items:baseline;gap:6mm}.sf h1{flex:1;font-size:16pt}
.sf .no{font-size:12pt;white-space:nowrap}.sf .no b{font-size:17pt}.sf .who{font-size:10.5pt;margin-top:1mm}.sf.blank .top{padding-top:10mm}.sf.blank .who{margin-top:13mm}
.sf tbody td{padding:3.2mm 0;border-bottom:.2mm solid #bbb;break-inside:avoid}.sf tr{break-inside:avoid}
.sf .marks{display:flex;justify-content:space-between;gap:2mm;margin-top:2.2mm;max-width:176mm}.sf .marks span{white-space:nowrap}
.sf .box{display:inline-block;width:5mm;height:5mm;border:.3mm solid #000;vertical-align:-1mm;margin-right:1.2mm}
.sf small{font-size:9pt}.sf .ends{max-width:176mm;display:flex;justify-content:space-between;font-size:8.5pt;color:#333;margin-top:1mm}
.sf .choices{display:flex;flex-wrap:wrap;gap:2.6mm 8mm;margin-top:2.2mm}.sf .words{height:24mm;margin-top:2mm;border:.3mm solid #555}
.sf .lines{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8mm}.sf .lines span{margin-top:18mm;border-top:.3mm solid #000;padding-top:1mm;font-size:9.5pt}`;

interface Form {
  survey: Output<'surveys.get'>['survey'];
  /** Null for a blank form. */
  invite: Output<'surveys.get'>['invites'][number] | null;
  company: string;
  t: T;
}

/** One form. */
export function formHtml({ survey, invite, company, t }: Form): Html {
  const number = invite === null ? '________' : String(invite.place);
  const who =
    invite === null
      ? t('surveys.form.whoBlank')
      : [invite.code, invite.name, invite.phone].filter((part) => part !== '').join('　');
  return html`<table class="${invite === null ? 'sf blank' : 'sf'}"><thead><tr><td><div class="top"><h1>${survey.name}</h1><span class="no">${t('surveys.column.place')} <b>${number}</b></span></div>
<p class="who">${t('surveys.form.dealer', { who })}${company !== '' && html`　·　${company}`}</p></td></tr></thead>
<tbody><tr><td>${t('surveys.form.intro')}</td></tr>
${survey.questions.map((question, at) => html`<tr><td>${questionHtml(question, at, t)}</td></tr>\n`)}
<tr><td style="border:0">${t('surveys.form.thanks')}<div class="lines">${(['filler', 'rep', 'date'] as const).map((name) => html`<span>${t(`surveys.form.${name}`)}</span>`)}</div></td></tr></tbody></table>`;
}

const MARKS = { csat: [1, 2, 3, 4, 5], nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } as const;

function questionHtml(question: Question, at: number, t: T): Html {
  const { kind, text, required, choices } = question;
  const notes = [kind === 'many' ? t('surveys.preview.many') : '', required ? '' : t('surveys.preview.optional')];
  return html`<div><b>${at + 1}. ${text}</b> <small>${notes.filter(Boolean).join(' ')}</small></div>${
    kind === 'csat' || kind === 'nps'
      ? html`<div class="marks">${MARKS[kind].map((mark) => html`<span><i class="box"></i>${mark}</span>`)}</div>
<div class="ends"><span>${t(`surveys.form.${kind}Low`)}</span><span>${t(`surveys.form.${kind}High`)}</span></div>`
      : kind === 'text'
        ? html`<div class="words"></div>`
        : html`<div class="choices">${choices.map((choice, place) => html`<span><i class="box"></i>${String.fromCharCode(65 + place)} ${choice}</span>`)}</div>`
  }`;
}
