import { Select, SimpleGrid, Text } from '@mantine/core';
import { VisitThirds } from '../../../shared/contract/scoreWeights.ts';
import { tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import { visitText } from '../../../shared/i18n/visitTexts.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';

/** Thirds of a visit a month, most often first; the named ones are how shops plan. */
const OFTEN = [24, 12, 9, 6, 3, 1, 0] as const;
const NAMED = { 24: 'twiceWeekly', 12: 'weekly', 6: 'fortnightly' } as const;
/** Codes of the schema, in its order. */
const CODES = VisitThirds.keyof();

/** How often the dealers of each tier are to be visited. */
export function VisitFields({ rules, onChange }: RulesProps) {
  const t = useT();
  const label = (thirds: number) => {
    const name = Object.entries(NAMED).find(([value]) => Number(value) === thirds)?.[1];
    return name === undefined ? visitText(thirds, t) : t(`scoring.visit.named.${name}`);
  };
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.visit.title')}
      </Text>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
        {CODES.options
          .filter((code) => tierCodes(rules).includes(code))
          .map((code) => {
            const name = tierName(rules, code);
            const value = rules.visitThirds[code];
            const options = [...new Set([...OFTEN, value])].sort((a, b) => b - a);
            return (
              <Select
                key={code}
                label={name}
                aria-label={t('scoring.visit.of', { tier: name })}
                allowDeselect={false}
                data={options.map((thirds) => ({ value: String(thirds), label: label(thirds) }))}
                value={String(value)}
                onChange={(next) => onChange({ ...rules, visitThirds: { ...rules.visitThirds, [code]: Number(next) } })}
              />
            );
          })}
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.visit.hint')}
      </Text>
    </fieldset>
  );
}
