import type { Output } from '../../../shared/contract/index.ts';
import type { SurveyFormOptions } from '../../../shared/contract/reports.contract.ts';
import type { Answers, Question } from '../../../shared/domain/surveys.ts';
import type { OutColumn, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import { showSurvey } from '../surveys/surveys.queries.ts';
import { listSurveys } from '../surveys/surveys.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { commonWords, pageHtml } from './frame.report.ts';
import { html } from './html.ts';
import { type PaperTools, paperTools } from './modelBuild.ts';
import { formHtml, SURVEY_FORM_STYLES } from './surveyForm.report.ts';

type Invite = Output<'surveys.get'>['invites'][number];

/** Forms for A4 upright, one for each dealer or a blank one; the workbook is the same to be filled in and sent back. */
export function buildSurveyForm(options: SurveyFormOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f, lang, company } = tools;
  const id = options.id ?? listSurveys(env.db, env.clock.today())[0]?.id;
  const title = t('reports.kind.surveyForm');
  const words = {
    ...commonWords(tools, t, f),
    ...{ title, period: '', asOf: '', filter: '', sort: '', rules: '', printedAt: '', unit: '' },
  };
  const page = (body: ReturnType<typeof html>) => (styles: string) =>
    pageHtml({ lang, words, body, styles, ownStyles: SURVEY_FORM_STYLES, portrait: true, bare: true });
  if (id === undefined) return Promise.resolve({ page: page(html`<p>${t('surveys.list.none')}</p>`), rows: 0 });
  const { survey, invites } = showSurvey({ db: env.db, clock: env.clock }, { id });
  const shown = invites.filter(({ reply }) => options.who === 'all' || reply === null);
  // Where nobody is drawn, or everybody has answered, there is still a form to be copied.
  const forms: (Invite | null)[] = options.who === 'blank' || shown.length === 0 ? [null] : shown;
  return Promise.resolve({
    page: page(html`${forms.map((invite) => formHtml({ survey, invite, company, t }))}`),
    workbook: () => sheetOf(survey, options.who === 'unanswered' ? shown : invites, tools),
    rows: forms.length,
  });
}

/** A row for each dealer; its questions stand in the header as they are asked, so that they are known when it comes back. */
function sheetOf(
  { name, questions }: Output<'surveys.get'>['survey'],
  invites: readonly Invite[],
  { t, company }: PaperTools,
): OutWorkbook {
  const text = (header: string, width: number): OutColumn => ({ header, kind: 'text', width });
  return {
    currencyDigits: 2,
    sheets: [
      {
        name: t('surveys.sheet.name'),
        title: [[name, company].filter(Boolean).join(' · '), t('surveys.sheet.how')],
        columns: [
          { header: t('surveys.column.place'), kind: 'plain' },
          text(t('surveys.column.code'), 14),
          text(t('surveys.column.dealer'), 26),
          text(t('surveys.column.phone'), 16),
          ...questions.map(
            (question, at): OutColumn => ({
              ...text(`${at + 1}. ${question.text}`, question.kind === 'text' ? 40 : 18),
              ...(choicesOf(question).length === 0 ? {} : { choices: choicesOf(question) }),
            }),
          ),
        ],
        rows: invites.map(({ place, code, name: dealer, phone, reply }) => [
          ...[place, code, dealer, phone],
          ...questions.map((_, at) => answerCell(reply?.answers[String(at)])),
        ]),
      },
    ],
  };
}

/** Offered as a list in its cells; several choices are typed. */
function choicesOf({ kind, choices }: Question): string[] {
  if (kind === 'csat') return ['5', '4', '3', '2', '1'];
  if (kind === 'nps') return ['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0'];
  return kind === 'one' ? choices : [];
}

/** An answer as its cell in the workbook. */
export function answerCell(value: Answers[string] | undefined): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  // A choice that holds the usual mark itself would come back in parts.
  return value.join(value.some((choice) => /[;；、,，]/.test(choice)) ? '┋' : '、');
}
