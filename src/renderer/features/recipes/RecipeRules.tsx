import { Stack } from '@mantine/core';
import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { AgeFrom, ImportRules, OrderShape } from '../../../shared/contract/importRules.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from '../imports/Choice.tsx';
import { JoinedChoice } from '../imports/JoinedChoice.tsx';
import { LadderField, meetsDealers } from '../imports/LadderField.tsx';
import { ReadingRules } from '../imports/ReadingRules.tsx';

interface RecipeRulesProps {
  kind: ImportKind;
  rules: ImportRules;
  onChange(next: ImportRules): void;
}

/** The decisions of a recipe besides its columns. */
export function RecipeRules({ kind, rules, onChange }: RecipeRulesProps) {
  const t = useT();
  return (
    <Stack gap="sm">
      {hasTrait(kind, 'shape') && (
        <Choice<OrderShape | 'unsaid'>
          label={t('imports.understand.shape')}
          value={rules.shape ?? 'unsaid'}
          options={[
            ['bills', t('imports.understand.shapeBills')],
            ['lines', t('imports.understand.shapeLines')],
            ['unsaid', t('recipes.edit.shapeUnsaid')],
          ]}
          onChange={(shape) => onChange({ ...rules, shape: shape === 'unsaid' ? null : shape })}
        />
      )}
      {hasTrait(kind, 'tax') && (
        <Choice<'included' | 'excluded' | 'unsaid'>
          label={t('imports.understand.tax')}
          value={rules.taxIncluded === null ? 'unsaid' : rules.taxIncluded ? 'included' : 'excluded'}
          options={[
            ['included', t('orders.tax.included')],
            ['excluded', t('orders.tax.excluded')],
            ['unsaid', t('orders.tax.unsaid')],
          ]}
          onChange={(tax) => onChange({ ...rules, taxIncluded: tax === 'unsaid' ? null : tax === 'included' })}
        />
      )}
      {hasTrait(kind, 'asOf') && (
        <Choice<AgeFrom>
          label={t('imports.understand.ageFrom')}
          value={rules.ageFrom}
          options={[
            ['due', t('imports.understand.ageFromDue')],
            ['bill', t('imports.understand.ageFromBill')],
          ]}
          onChange={(ageFrom) => onChange({ ...rules, ageFrom })}
        />
      )}
      <ReadingRules
        kind={kind}
        reading={rules}
        seen={null}
        discounted
        onChange={(reading) => onChange({ ...rules, ...reading })}
      />
      {hasTrait(kind, 'unknownDealer') && (
        <Choice<ImportRules['unknownDealer']>
          label={t('imports.understand.unknownDealer')}
          value={rules.unknownDealer}
          options={[
            ['create', t('imports.understand.unknownCreate')],
            ['reject', t('imports.understand.unknownReject')],
          ]}
          onChange={(unknownDealer) => onChange({ ...rules, unknownDealer })}
        />
      )}
      {hasTrait(kind, 'onDifference') && (
        <Choice<ImportRules['onDifference']>
          label={t('imports.understand.onDifference')}
          value={rules.onDifference}
          options={[
            ['overwrite', t('imports.understand.differenceOverwrite')],
            ['fill', t('imports.understand.differenceFill')],
            ['keep', t('imports.understand.differenceKeep')],
          ]}
          onChange={(onDifference) => onChange({ ...rules, onDifference })}
        />
      )}
      {hasTrait(kind, 'joined') && (
        <JoinedChoice joined={rules.joined} onChange={(joined) => onChange({ ...rules, joined })} />
      )}
      {meetsDealers(kind) && (
        <LadderField ladder={rules.ladder} onChange={(ladder) => onChange({ ...rules, ladder })} />
      )}
      <Choice<ImportRules['hiddenRows']>
        label={t('imports.understand.hidden')}
        value={rules.hiddenRows}
        options={[
          ['include', t('imports.understand.hiddenInclude')],
          ['skip', t('imports.understand.hiddenSkip')],
        ]}
        onChange={(hiddenRows) => onChange({ ...rules, hiddenRows })}
      />
    </Stack>
  );
}
