import { Text } from '@mantine/core';
import type { TierNaming } from '../../../shared/domain/tiers.ts';
import { tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { TierNamesOf } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

const PLACES = ['ungraded', 'absent', 'other'] as const;

/** A tier's badge as a scheme calls it, or why there is none. */
export function Standing({ code, naming, original = false }: { code: string; naming: TierNaming; original?: boolean }) {
  const t = useT();
  const place = PLACES.find((known) => known === code);
  if (place)
    return (
      <Text span size="sm" c="dimmed">
        {t(original && place === 'absent' ? 'scoring.moves.noGrade' : `scoring.moves.${place}`)}
      </Text>
    );
  return (
    <TierNamesOf naming={naming}>
      <TierBadge tier={code} />
    </TierNamesOf>
  );
}

/** The same in words. */
export function standingText(code: string, naming: TierNaming, t: T): string {
  const place = PLACES.find((known) => known === code);
  return place === undefined ? tierName(naming, code) : t(`scoring.moves.${place}`);
}

interface Sides {
  readonly fromNaming: TierNaming;
  readonly toNaming: TierNaming;
}

/** A step in words, from where to where. @param original the side it begins on is the owner's own grades */
export function stepText(step: { from: string; to: string }, { fromNaming, toNaming }: Sides, original: boolean, t: T) {
  const from = original && step.from === 'absent' ? t('scoring.moves.noGrade') : standingText(step.from, fromNaming, t);
  return `${from} → ${standingText(step.to, toNaming, t)}`;
}

/** The standings of a table's side in order: the tiers, then what occurs besides. */
export function standingsOf(naming: TierNaming, seen: readonly string[]): string[] {
  return [...tierCodes(naming), ...PLACES.filter((place) => seen.includes(place))];
}
