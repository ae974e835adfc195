import type { CaseFormOptions } from '../../../shared/contract/reports.contract.ts';
import { showCase } from '../cases/cases.queries.ts';
import { readCaseRules } from '../cases/cases.settings.ts';
import { listFiles } from '../files/files.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { CASE_FORM_STYLES, type CaseForm, caseFormSteps, caseFormTable } from './caseForm.report.ts';
import { commonWords, type FrameWords, frameHeader, pageHtml } from './frame.report.ts';
import { html } from './html.ts';
import { paperTools } from './modelBuild.ts';

/** The case form for A4 upright, filled in from a case or blank to be written on. @throws AppError not_found */
export function buildCaseForm(options: CaseFormOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const form = readForm(options, env);
  const { row } = form;
  const { t, f, lang } = tools;
  const words: FrameWords = {
    ...commonWords(tools, t, f),
    ...{ title: t('cases.form.title'), period: '', asOf: '', filter: '', sort: '', rules: '' },
    unit: '',
    ...(row === null ? { printedAt: '' } : {}),
  };
  const body = html`${frameHeader(words)}
<p class="${row === null ? 'facts hand' : 'facts'}"><span>${t('cases.form.number')} <b>${row?.number ?? '________________'}</b></span>${row === null && html`<span>${t('cases.form.blankNote')}</span>`}</p>
${caseFormTable(form, tools)}
${caseFormSteps(form, tools)}
<div class="signs">${(['taker', 'owner', 'manager', 'dealer'] as const).map((who) => html`<span>${t(`cases.form.signs.${who}`)}</span>`)}<span>${t('cases.form.date')}</span></div>`;
  return Promise.resolve({
    page: (styles) => pageHtml({ lang, words, body, styles, ownStyles: CASE_FORM_STYLES, portrait: true }),
    rows: row === null ? 0 : 1,
  });
}

function readForm({ id }: CaseFormOptions, { db, clock }: ReportEnv): CaseForm {
  const { causes } = readCaseRules(db);
  if (id === undefined) return { row: null, events: [], causes, files: [] };
  const { case: row, events } = showCase({ db, clock }, { id });
  const { files } = listFiles(db, { dealerId: row.dealerId, caseId: id }, clock.today());
  // A cause that was taken off the list since stays the one of this case.
  return {
    row,
    events,
    causes: [...new Set([...causes, ...(row.cause === '' ? [] : [row.cause])])],
    files: files.map(({ name }) => name),
  };
}
