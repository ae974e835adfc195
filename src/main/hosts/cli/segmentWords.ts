import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import { namedFacts, type RuleWords } from '../../../shared/i18n/ruleText.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';

/** What rules are told with on the command line. */
export async function cliRuleWords(engine: Engine, lang: Language, rules: readonly SegmentRule[]): Promise<RuleWords> {
  const t = createTranslator(lang);
  const { currency } = await engine.ask('settings.get', {});
  const { segments } = await engine.ask('segments.names', {});
  const { fields } = await engine.ask('fields.list', {});
  const naming = await namingOf(engine);
  const labels = new Map<string, string>();
  for (const fact of new Set(rules.flatMap(namedFacts)))
    for (const { value, label } of (await engine.ask('segments.choices', { fact })).choices)
      labels.set(`${fact}:${value}`, label);
  const locale = lang === 'en' ? 'en-GB' : 'zh-CN';
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const unit = 10 ** minorDigits(currency);
  return {
    t,
    money: (minor) => money.format(minor / unit),
    count: (value) => value.toLocaleString(locale),
    percent: (share) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 }),
    day: (day) => day,
    tierName: (code) => tierName(naming, code),
    label: (fact, value) => labels.get(`${fact}:${value}`) ?? '',
    segmentName: (id) => segments.find((each) => each.id === id)?.name,
    fieldName: (id) => fields.find((each) => each.id === id)?.name,
  };
}

async function namingOf(engine: Engine): Promise<TierNaming> {
  const { schemes, activeId } = await engine.ask('scoring.schemes', {});
  return schemes.find(({ id }) => id === activeId)?.rules ?? { tierNames: [], dormantName: 'D' };
}
