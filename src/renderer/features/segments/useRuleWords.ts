import { useMemo } from 'react';
import type { Fact } from '../../../shared/contract/segmentFacts.ts';
import type { RuleWords } from '../../../shared/i18n/ruleText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

/** What rules are told with in the window; names come by and by, until then numbers stand in their place. */
export function useRuleWords(): RuleWords {
  const t = useT();
  const format = useFormat();
  const tierName = useTierName();
  const segments = useApiQuery('segments.names', {}).data?.segments;
  const fields = useApiQuery('fields.list', {}).data?.fields;
  const reps = useApiQuery('segments.choices', { fact: 'rep' }).data?.choices;
  const tags = useApiQuery('segments.choices', { fact: 'tags' }).data?.choices;
  const groups = useApiQuery('segments.choices', { fact: 'ownerGroup' }).data?.choices;
  const regions = useApiQuery('segments.choices', { fact: 'region' }).data?.choices;
  const clusters = useApiQuery('segments.choices', { fact: 'cluster' }).data?.choices;
  return useMemo(() => {
    const lists: Partial<Record<Fact, typeof reps>> = {
      rep: reps,
      tags,
      ownerGroup: groups,
      region: regions,
      cluster: clusters,
    };
    return {
      t,
      money: format.money,
      count: format.count,
      percent: (share) => format.share(share),
      day: format.day,
      tierName,
      label: (fact, value) => lists[fact]?.find((each) => each.value === value)?.label ?? '',
      segmentName: (id) => segments?.find((each) => each.id === id)?.name,
      fieldName: (id) => fields?.find((each) => each.id === id)?.name,
    };
  }, [t, format, tierName, segments, fields, reps, tags, groups, regions, clusters]);
}
