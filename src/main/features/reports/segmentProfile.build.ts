import type { SegmentReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { Fact } from '../../../shared/contract/segmentFacts.ts';
import { minorToNumber } from '../../../shared/domain/money.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { namedFacts, type RuleWords, ruleText } from '../../../shared/i18n/ruleText.ts';
import { rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { findLiveRun } from '../scoring/scoring.repo.ts';
import { choicesOf } from '../segments/choices.queries.ts';
import { segmentProfile } from '../segments/profile.queries.ts';
import { seenSegment, segmentsSeen } from '../segments/segmentSeen.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';
import { segmentProfilePage } from './segmentProfile.report.ts';
import { segmentProfileWorkbook } from './segmentProfile.sheet.ts';
import type { SegmentPaper } from './segmentProfileWords.ts';

/** What a segment is like, on paper. @throws AppError not_found, field_hidden, cancelled */
export async function buildSegmentProfile(options: SegmentReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const segment = seenSegment(env, options.id);
  const profile = await segmentProfile(env, { id: options.id, top: options.top });
  env.port.checkCancelled();
  const settings = readFileSettings(rawOf(env.db));
  const t = reportTexts(options.lang, settings.dealerNoun);
  const f = reportFormat(options.lang, settings.currency, options.unit);
  const words = await wordsFor(env, segment.rule === null ? [] : namedFacts(segment.rule), {
    t,
    money: (minor) => minorToNumber(minor, settings.currency).toLocaleString(options.lang),
    count: (value) => value.toLocaleString(options.lang),
    percent: (share) => f.percent(share),
    day: (day) => f.longDay(day),
  });
  const paper: SegmentPaper = {
    segment,
    profile,
    run: (await findLiveRun(env.db)) ?? null,
    inWords: segment.rule === null ? t('segments.report.handPicked') : ruleText(segment.rule, words),
    words,
    options,
    company: settings.companyName,
    currency: settings.currency,
    printedAt: env.clock.now(),
    t,
    f,
  };
  return {
    page: (styles) => segmentProfilePage(paper, styles),
    workbook: () => segmentProfileWorkbook(paper),
    rows: profile.top.length,
  };
}

type Formats = Pick<RuleWords, 't' | 'money' | 'count' | 'percent' | 'day'>;

/** Names that a rule and the shares are told with. */
async function wordsFor(env: ReportEnv, facts: readonly Fact[], formats: Formats): Promise<RuleWords> {
  const naming = namingOf(env.db, null);
  const labels = new Map<string, string>();
  for (const fact of facts)
    for (const { value, label } of (await choicesOf(env, { fact })).choices) labels.set(`${fact}:${value}`, label);
  const segments = new Map(segmentsSeen(env).map(({ id, name }) => [Number(id), name]));
  const field = rawOf(env.db).prepare<[number], string>('SELECT name FROM custom_field WHERE id = ?').pluck();
  return {
    ...formats,
    tierName: (code) => tierName(naming, code),
    label: (fact, value) => labels.get(`${fact}:${value}`) ?? '',
    segmentName: (id) => segments.get(id),
    fieldName: (id) => {
      const name = field.get(id);
      return typeof name === 'string' ? name : undefined;
    },
  };
}
