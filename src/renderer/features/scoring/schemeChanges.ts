import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import {
  RF_SEGMENTS,
  RFM_GROUPS,
  SEGMENT_CODES,
  shareCuts,
  tierCodes,
  tierName,
  VALUE_FACTORS,
} from '../../../shared/domain/tiers.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import { visitText } from '../../../shared/i18n/visitTexts.ts';

export interface RuleChange {
  what: string;
  before: string;
  after: string;
}

/** What differs between two sets of rules, each with what it was and what it is, in words. */
export function ruleChanges(before: ScoreRules, after: ScoreRules, t: T): RuleChange[] {
  const [was, is] = [ruleLines(before, t), ruleLines(after, t)];
  const nothing = t('scoring.versionChanges.nothing');
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((what) => {
    const [one, other] = [was.get(what) ?? nothing, is.get(what) ?? nothing];
    return one === other ? [] : [{ what, before: one, after: other }];
  });
}

/** The rules a line each, those of other kinds left out. */
function ruleLines(rules: ScoreRules, t: T): Map<string, string> {
  const comma = t('reports.frame.listComma');
  const list = (values: readonly unknown[]) => values.join(comma);
  const { kind, tierNames } = rules;
  const last = tierNames.length - 1;
  const tierAt = (place: number) => tierNames[Math.min(last, place)] ?? '';
  const lines = new Map<string, string>([
    [t('scoring.scheme.kind'), t(`scoring.scheme.kinds.${kind}`)],
    [t('scoring.scheme.tiers'), list([...tierNames, rules.dormantName])],
    [t('scoring.scheme.windowMonths'), String(rules.windowMonths)],
    [t('scoring.scheme.tooNewMonths'), String(rules.tooNewMonths)],
    [t('scoring.scheme.binning'), t(`scoring.scheme.binningMode.${rules.binning}`)],
    [t('scoring.scheme.groupCut'), t(`scoring.scheme.groupCutMode.${rules.groupCut}`)],
    [t('scoring.scheme.amountAs'), t(`scoring.scheme.amountAsMode.${rules.amountAs}`)],
    [
      t('scoring.visit.title'),
      list(
        Object.entries(rules.visitThirds)
          .filter(([code]) => tierCodes(rules).includes(code))
          .map(([code, thirds]) => `${tierName(rules, code)} ${visitText(thirds, t)}`),
      ),
    ],
  ]);
  if (kind === 'rfm') addRfm(lines, rules, t, tierAt);
  if (kind === 'value') {
    for (const factor of VALUE_FACTORS)
      if (rules.weights[factor] > 0) lines.set(t(`scoring.valueFactor.${factor}`), String(rules.weights[factor]));
    for (const { name, weight, lowIsBetter } of rules.ownFactors)
      lines.set(name, lowIsBetter ? `${weight} (${t('scoring.scheme.own.lowShort')})` : String(weight));
    if (rules.prospects) lines.set(t('scoring.scheme.prospects'), '✓');
  }
  if (kind !== 'rfm') addCuts(lines, rules, t, list);
  return lines;
}

function addCuts(
  lines: Map<string, string>,
  rules: ScoreRules,
  t: T,
  list: (values: readonly unknown[]) => string,
): void {
  const { kind, cutBy } = rules;
  const last = rules.tierNames.length - 1;
  const percent = (share: number) => `${Math.round(share * 1e6) / 1e4}%`;
  const named = (cuts: readonly unknown[]) =>
    list(cuts.slice(0, last).map((cut, i) => `${rules.tierNames[i] ?? ''} ${cut}`));
  if (cutBy === 'count') lines.set(t('scoring.scheme.countCuts'), named(rules.countCuts));
  else if (cutBy === 'percent')
    lines.set(t('scoring.scheme.percentCuts'), named(rules.percentCuts.map((cut) => `${cut}%`)));
  else if (kind === 'abc' || cutBy === 'share')
    lines.set(t('scoring.scheme.cuts'), named(shareCuts(rules).map(percent)));
  else lines.set(t('scoring.scheme.scoreCuts'), named(rules.scoreCuts));
}

function addRfm(lines: Map<string, string>, rules: ScoreRules, t: T, tierAt: (place: number) => string): void {
  lines.set(t('scoring.scheme.rfmBy'), t(`scoring.scheme.rfmByMode.${rules.rfmBy}`));
  if (rules.rfmBy === 'groups')
    for (const group of RFM_GROUPS) lines.set(t(`scoring.group.${group}`), tierAt(rules.groupTiers[group]));
  if (rules.rfmBy === 'segments')
    for (const box of RF_SEGMENTS) {
      // Cells as R-F pairs: 5-4 5-5.
      const cells = rules.rfMap.flatMap((each, at) =>
        each === box ? [`${Math.floor(at / 5) + 1}-${(at % 5) + 1}`] : [],
      );
      const name = rules.boxNames[box] ?? '';
      lines.set(
        t(`scoring.segment.${box}`),
        [name, tierAt(rules.segmentTiers[box]), ...cells].filter(Boolean).join(' '),
      );
    }
  if (rules.rfmBy === 'rectangles')
    // The names of the list are codes with a text each.
    for (const { name, r, f, m, place } of rules.rectangles)
      lines.set(
        SEGMENT_CODES.includes(name) ? t(`scoring.segment.${name}` as TextKey) : name,
        `R ${r.join('–')} F ${f.join('–')} M ${m.join('–')} ${tierAt(place)}`,
      );
  if (rules.rfmBy === 'scores') {
    const { r, f, m } = rules.rfmWeights;
    lines.set(t('scoring.scheme.mean.weights'), `R ${r} F ${f} M ${m}`);
    lines.set(t('scoring.scheme.mean.cuts'), rules.rfmScoreCuts.slice(0, rules.tierNames.length - 1).join(' '));
  }
}
