import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { scoreRanges } from '../../../shared/domain/scoreRanges.ts';
import { RF_SEGMENTS, RFM_GROUPS, SEGMENT_CODES, shareCuts, VALUE_FACTORS } from '../../../shared/domain/tiers.ts';
import { rangeTexts } from '../../../shared/i18n/rangeText.ts';
import { mixedTaxText } from '../../../shared/i18n/taxText.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { type Html, html } from './html.ts';
import type { ListRow, Reconciliation, ReportHead, TierReport } from './tierReport.model.ts';
import { repTable } from './tierSummary.report.ts';
import { balanceCells, balanceHeads, nameOf, type PageWords, pinText } from './tierWords.ts';

/** The last pages: rules, thresholds, how the sums agree, who is ungraded and who takes no part. */
export function tierNotes(report: TierReport, words: PageWords, servedOn: string): Html {
  const { t } = words;
  return html`<h2>${t('reports.rules.title')}</h2>
<div class="row"><section class="block">${rulesBlock(report, words, servedOn)}${thresholdsBlock(report, words)}${reconciliationBlock(report, words)}</section>
<section class="block">${groupsBlock(report, words)}</section></div>
${report.repSummary.rest && html`<h2>${t('reports.rules.allReps')}</h2>${repTable(report.repLines, words)}`}
${ungradedBlock(report, words)}
${excludedBlock(report.excluded, words)}`;
}

function rulesBlock(report: TierReport, words: PageWords, servedOn: string): Html {
  const lines = ruleLines(report, words, servedOn);
  return html`<h3>${words.t('reports.rules.howGraded')}</h3><ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
}

/** How tiers are found, a sentence each. */
export function ruleLines({ head, repLines, groups }: TierReport, words: PageWords, servedOn: string): string[] {
  const { t, f } = words;
  const { rules } = head.run;
  const tierD = rules.dormantName;
  return [
    t('reports.rules.window', { count: rules.windowMonths }),
    ...tieringLines(rules, words),
    t('reports.rules.dormant', { tierD }),
    rules.tooNewMonths > 0 ? t('reports.rules.tooNew', { count: rules.tooNewMonths }) : t('reports.rules.tooNewOff'),
    t('reports.rules.binning', { mode: t(`reports.rules.binningMode.${rules.binning}`) }),
    rules.amountAs === 'average' ? t('reports.rules.amountAverage') : t('reports.rules.amountTotal'),
    ...(head.mixedTaxes.length > 0 ? [mixedTaxText(head.mixedTaxes, t)] : []),
    ...(repLines.length > 0 ? [t('reports.rules.ownerDay', { day: f.longDay(servedOn) })] : []),
    ...(head.balancesOn === null ? [] : [t('reports.rules.balances', { day: f.longDay(head.balancesOn) })]),
    ...pinLines(groups, words),
  ];
}

/** More pins than this are found in the workbook. */
const MAX_PINS = 20;

/** Whose tier was set by hand, why, and what the calculation says. */
function pinLines(groups: TierReport['groups'], words: PageWords): string[] {
  const pinned = groups.flatMap(({ rows }) => rows.filter(({ dealer }) => dealer.pinReason !== null));
  if (pinned.length === 0) return [];
  const told = pinned.slice(0, MAX_PINS).map((row) => `${nameOf(words, row)}: ${pinText(row, words)}`);
  const pins = told.join(words.t('reports.frame.partComma'));
  return [words.t('reports.rules.pins', { count: pinned.length, pins })];
}

/** What the tiers follow: shares, groups or a score. */
function tieringLines(rules: ScoreRules, { t, f }: PageWords): string[] {
  const { kind, tierNames } = rules;
  const comma = t('reports.frame.listComma');
  if (kind === 'rfm') return [rfmLine(rules, t)];
  if (kind === 'value') {
    const weighed = [
      ...VALUE_FACTORS.map((factor) => [t(`scoring.valueFactor.${factor}`), rules.weights[factor]] as const),
      ...rules.ownFactors.map(({ name, weight }) => [name, weight] as const),
    ];
    const factors = weighed.flatMap(([name, weight]) => (weight > 0 ? `${name} ${weight}` : [])).join(comma);
    const cuts = rules.scoreCuts.slice(0, tierNames.length - 1).map((cut, i) => `${tierNames[i]} ≥ ${cut}`);
    const line = t('reports.rules.value', {
      factors,
      cuts: rules.cutBy === 'usual' ? cuts.join(comma) : rankCuts(rules, { t, f }),
    });
    return rules.prospects ? [line, t('reports.rules.prospects')] : [line];
  }
  if (rules.cutBy === 'count' || rules.cutBy === 'percent')
    return [t('reports.rules.byRank', { cuts: rankCuts(rules, { t, f }) })];
  const [tierA = '', tierB = '', tierC = ''] = tierNames;
  const line = t('reports.rules.abc', { a: f.cut(rules.cutA), b: f.cut(rules.cutB), tierA, tierB, tierC });
  const more = shareCuts(rules)
    .slice(2)
    .map((cut, i) => t('reports.rules.furtherCut', { cut: f.cut(cut), tier: tierNames[i + 3] ?? '' }));
  return [[line, ...more].join(' ')];
}

/** Up to which dealer, which part of them, or which running share each tier goes. */
function rankCuts(rules: ScoreRules, { t, f }: Pick<PageWords, 't' | 'f'>): string {
  const last = rules.tierNames.length - 1;
  const cuts =
    rules.cutBy === 'count'
      ? rules.countCuts.slice(0, last).map((count) => t('reports.rules.firstDealers', { count }))
      : rules.cutBy === 'percent'
        ? rules.percentCuts.slice(0, last).map((cut) => t('reports.rules.firstPercent', { cut: f.cut(cut / 100) }))
        : shareCuts(rules).map((cut) => t('reports.rules.firstShare', { cut: f.cut(cut) }));
  return cuts.map((cut, i) => `${rules.tierNames[i] ?? ''} ${cut}`).join(t('reports.frame.listComma'));
}

/** The tiers with the groups or boxes that lead there, or the weights and cuts of the mean. */
function rfmLine(rules: ScoreRules, t: PageWords['t']): string {
  const { tierNames, rfmWeights: w } = rules;
  const comma = t('reports.frame.listComma');
  const last = tierNames.length - 1;
  if (rules.rfmBy === 'scores') {
    const cuts = rules.rfmScoreCuts.slice(0, last).map((cut, i) => `${tierNames[i] ?? ''} ≥ ${cut}`);
    return t('reports.rules.mean', { weights: `R ${w.r}${comma}F ${w.f}${comma}M ${w.m}`, cuts: cuts.join(comma) });
  }
  const map: readonly (readonly [name: string, place: number])[] =
    rules.rfmBy === 'groups'
      ? RFM_GROUPS.map((group) => [t(`scoring.group.${group}`), rules.groupTiers[group]])
      : rules.rfmBy === 'segments'
        ? RF_SEGMENTS.filter((box) => rules.rfMap.includes(box)).map((box) => [
            rules.boxNames[box] || t(`scoring.segment.${box}`),
            rules.segmentTiers[box],
          ])
        : rules.rectangles.map(({ name, place }) => [
            // The names of the list are codes with a text each.
            SEGMENT_CODES.includes(name) ? t(`scoring.segment.${name}` as TextKey) : name,
            place,
          ]);
  const parts = tierNames.map((tier, place) =>
    t('reports.rules.groupTier', {
      tier,
      groups: map.flatMap(([name, at]) => (Math.min(at, last) === place ? name : [])).join(comma),
    }),
  );
  return t('reports.rules.rfm', { parts: parts.join(t('reports.frame.partComma')) });
}

function thresholdsBlock({ head }: TierReport, words: PageWords): Html {
  const { t } = words;
  const { groupCuts } = head.run.totals;
  const title = html`<h3>${t('reports.rules.thresholds')}</h3>`;
  const rows = thresholdTexts(head, words);
  if (rows.length === 0) return html`${title}<p class="note">${t('reports.rules.noThresholds')}</p>`;
  const cells = rows.map(
    ({ label, bounds, cut }) =>
      html`<tr><td>${label}</td>${bounds.map((bound) => html`<td class="n">${bound}</td>`)}${cut !== null && html`<td class="n">${cut}</td>`}</tr>`,
  );
  return html`${title}<p class="note">${t('reports.rules.thresholdsNote')}</p><table class="thresholds"><thead><tr><th>${t('reports.rules.factor')}</th>${[
    5, 4, 3, 2, 1,
  ].map(
    (n) => html`<th class="n">${t('reports.rules.score', { n })}</th>`,
  )}${groupCuts && html`<th class="n">${groupCutTitle(head, words)}</th>`}</tr></thead><tbody>${cells}</tbody></table>`;
}

/** The thresholds as a sentence per factor, for a sheet. */
export function thresholdLines({ head }: TierReport, words: PageWords): string[] {
  const { t } = words;
  const lines = thresholdTexts(head, words).map(
    ({ label, bounds, cut }) =>
      `${label}: ${bounds.map((bound, i) => `${t('reports.rules.score', { n: 5 - i })} ${bound}`).join(' · ')}${cut === null ? '' : ` · ${groupCutTitle(head, words)} ${cut}`}`,
  );
  return lines.length === 0
    ? [t('reports.rules.noThresholds')]
    : [t('reports.rules.thresholds'), t('reports.rules.thresholdsNote'), ...lines];
}

function groupCutTitle({ run }: ReportHead, { t }: PageWords): string {
  return t('reports.rules.groupCut', { mode: t(`reports.rules.groupCutMode.${run.rules.groupCut}`) });
}

/** What each score from 5 to 1 asks for: days and orders whole, amounts in the page's unit; group cuts to two decimals. */
function thresholdTexts(
  { run }: ReportHead,
  { t, f }: PageWords,
): { label: string; bounds: string[]; cut: string | null }[] {
  const { thresholds, groupCuts } = run.totals;
  const opensNext = run.rules.binning === 'rfmPackage';
  if (thresholds.r.length === 0) return [];
  const plain = (value: number) => String(Math.round(value * 100) / 100);
  const show = { r: plain, f: plain, m: (minor: number) => f.amount(minor) };
  return (['r', 'f', 'm'] as const).map((factor) => ({
    label: t(`reports.rules.${factor}`),
    bounds: rangeTexts(factor, scoreRanges(factor, thresholds[factor], opensNext), t, show.m),
    cut: groupCuts && show[factor](groupCuts[factor]),
  }));
}

function groupsBlock(report: TierReport, { t, f }: PageWords): Html {
  const dormant = report.groups.flatMap((group) => group.rows).filter(({ dealer }) => dealer.group === null).length;
  return html`<h3>${t('reports.rules.groups')}</h3><table class="groups"><thead><tr><th>${t('reports.rules.group')}</th><th class="n">${t('reports.summary.dealers')}</th><th>${t('reports.rules.groupRule')}</th><th>${t('reports.rules.action')}</th><th>${t('reports.rules.strategy')}</th></tr></thead><tbody>${report.rfmGroups.map(
    ({ group, dealers }) =>
      html`<tr><td>${t(`scoring.group.${group}`)}</td><td class="n">${f.count(dealers)}</td><td>${t(`scoring.groupRule.${group}`)}</td><td>${t(`reports.action.${group}`)}</td><td>${t(`scoring.groupAction.${group}`)}</td></tr>`,
  )}<tr><td>—</td><td class="n">${f.count(dormant)}</td><td>—</td><td>${t('reports.action.dormant')}</td><td>${t('reports.action.dormantFull')}</td></tr></tbody></table>`;
}

function reconciliationBlock({ check }: TierReport, words: PageWords): Html {
  const lines = reconciliationLines(check, words).map(
    ({ label, text, note }) => html`<tr><td>${label}</td><td class="n">${text}</td><td>${note}</td></tr>`,
  );
  return html`<h3>${words.t('reports.rules.reconciliation')}</h3><table class="check"><tbody>${lines}</tbody></table>`;
}

/** The sums, in the order in which one checks them. */
export function reconciliationLines(
  check: Reconciliation,
  { t, f }: PageWords,
): { label: string; text: string; note: string }[] {
  const line = (
    key: 'listed' | 'ungraded' | 'graded' | 'population' | 'onlyReturns' | 'runTotal' | 'excluded' | 'all',
    minor: number,
  ) => ({
    label: t(`reports.rules.${key}`),
    text: f.amount(minor),
    note: key !== 'runTotal' ? '' : check.agrees ? t('reports.rules.agrees') : t('reports.rules.differs'),
  });
  return [
    line('listed', check.listedMinor),
    line('ungraded', check.ungradedMinor),
    line('graded', check.gradedMinor),
    line('population', check.populationMinor),
    ...(check.onlyReturnsMinor === 0 ? [] : [line('onlyReturns', check.onlyReturnsMinor)]),
    ...(check.runMinor === null ? [] : [line('runTotal', check.runMinor)]),
    line('excluded', check.excludedMinor),
    line('all', check.allMinor),
  ];
}

function ungradedBlock(report: TierReport, words: PageWords): Html {
  const { t } = words;
  const all = report.ungraded;
  if (all.length === 0) return html`<p class="note">${t('reports.ungraded.none')}</p>`;
  const rows = report.head.omitNoOrders ? all.filter(({ dealer }) => dealer.ungraded !== 'no_orders') : all;
  const omitted = all.length - rows.length;
  return html`<h2>${t('reports.ungraded.title', { count: all.length })}</h2>${
    rows.length > 0 && accountTable(rows, words, (row) => ungradedReason(row, report, words))
  }${omitted > 0 && html`<p class="note">${t('reports.ungraded.omitted', { count: omitted })}</p>`}`;
}

function ungradedReason({ dealer }: ListRow, { head: { run } }: TierReport, { t, f }: PageWords): string {
  if (dealer.ungraded === 'no_orders') return t('reports.ungraded.noOrders');
  const day = f.day(dealer.historySince);
  return dealer.historySince !== null && dealer.historySince > run.asOf
    ? t('reports.ungraded.notBegun', { day })
    : t('reports.ungraded.tooNew', { day, count: run.rules.tooNewMonths });
}

function excludedBlock(rows: readonly ListRow[], words: PageWords): Html {
  const { t } = words;
  if (rows.length === 0) return html`<p class="note">${t('reports.excluded.none')}</p>`;
  return html`<h2>${t('reports.excluded.title', { count: rows.length })}</h2><p class="note">${t('reports.excluded.note')}</p>${accountTable(rows, words)}`;
}

function accountTable(rows: readonly ListRow[], words: PageWords, reason?: (row: ListRow) => string): Html {
  const { t, f } = words;
  const code = rows.some(({ dealer }) => dealer.code !== '' && dealer.code !== dealer.name);
  const place = rows.some((row) => row.place !== '');
  const rep = rows.some((row) => row.rep !== null);
  const owed = words.head.balancesOn !== null;
  const head = (key: 'code' | 'name' | 'place' | 'rep') => html`<th>${t(`reports.list.${key}`)}</th>`;
  const line = (row: ListRow) =>
    html`<tr><td class="n">${row.dealer.rank ?? ''}</td>${code && html`<td>${row.dealer.code}</td>`}<td>${nameOf(words, row)}</td>${place && html`<td>${row.place}</td>`}${rep && html`<td>${row.rep}</td>`}<td class="n">${f.amount(row.dealer.netMinor)}</td><td class="n">${f.count(row.dealer.orders)}</td><td class="c">${f.day(row.dealer.lastOn)}</td>${owed && balanceCells(row, words)}${reason && html`<td>${reason(row)}</td>`}</tr>\n`;
  return html`<table class="accounts"><colgroup><col class="wRank">${code && html`<col class="wCode">`}<col>${place && html`<col class="wPlace">`}${rep && html`<col class="wRep">`}<col class="wAmount"><col class="wOrders"><col class="wDay">${owed && html`<col class="wOwed"><col class="wOverdue">`}${reason && html`<col class="wReason">`}</colgroup><thead><tr><th class="n">${t('reports.list.rank')}</th>${code && head('code')}${head('name')}${place && head('place')}${rep && head('rep')}<th class="n">${t('reports.list.amount')}</th><th class="n">${t('reports.list.orders')}</th><th class="c">${t('reports.list.lastOn')}</th>${owed && balanceHeads(words)}${reason && html`<th>${t('reports.ungraded.reason')}</th>`}</tr></thead><tbody>${rows.map(line)}</tbody></table>`;
}
