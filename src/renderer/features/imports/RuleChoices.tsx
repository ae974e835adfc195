import { Stack, Text, TextInput, Title } from '@mantine/core';
import { hasTrait } from '../../../shared/contract/importFields.ts';
import type { OrderShape } from '../../../shared/contract/importRules.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { DAY_FIELDS, FIGURE_FIELDS } from '../../../shared/contract/readingRules.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from './Choice.tsx';
import { CurrencyChoice } from './CurrencyChoice.tsx';
import { HiddenColumns, HiddenRows } from './HiddenParts.tsx';
import { JoinedChoice } from './JoinedChoice.tsx';
import { LadderField, meetsDealers } from './LadderField.tsx';
import type { Draft } from './mappingDraft.ts';
import { ReadingRules, type Seen } from './ReadingRules.tsx';
import { ReceivableChoices } from './ReceivableChoices.tsx';
import { TotalPeriodField } from './TotalPeriodField.tsx';
import type { Correction } from './UnderstandStep.tsx';

export interface RuleChoicesProps {
  understanding: Understanding;
  draft: Draft;
  onChange(next: Draft): void;
}

type Props = RuleChoicesProps & { onCorrect: (correction: Correction) => void };

/** What happens with new dealers, differences and hidden rows, and whose list it is. */
export function RuleChoices({ understanding, draft, onChange, onCorrect }: Props) {
  const t = useT();
  const { kind } = understanding;
  return (
    <Stack gap="sm" component="section" aria-label={t('imports.understand.rules')} mt="md">
      <Title order={2} size="h5">
        {t('imports.understand.rules')}
      </Title>
      {hasTrait(kind, 'money') && <CurrencyChoice />}
      {hasTrait(kind, 'asOf') && <ReceivableChoices understanding={understanding} draft={draft} onChange={onChange} />}
      {(hasTrait(kind, 'shape') || kind === 'totals') && (
        <Choice<OrderShape | 'totals'>
          label={t('imports.understand.shape')}
          value={kind === 'totals' ? kind : (draft.shape ?? 'bills')}
          options={[
            ['bills', t('imports.understand.shapeBills')],
            ['lines', t('imports.understand.shapeLines')],
            ['totals', t('imports.understand.shapeTotals')],
          ]}
          onChange={(shape) => {
            // Totals without days are read in another way.
            if (shape === 'totals' || kind === 'totals') onCorrect({ kind: shape === 'totals' ? shape : 'orders' });
            else onChange({ ...draft, shape });
          }}
        />
      )}
      {hasTrait(kind, 'totalPeriod') && (
        <TotalPeriodField understanding={understanding} draft={draft} onChange={onChange} />
      )}
      {hasTrait(kind, 'tax') && (
        <Choice<'included' | 'excluded' | 'unsaid'>
          label={t('imports.understand.tax')}
          hint={t(hasBoth(draft) ? 'imports.understand.taxBoth' : 'imports.understand.taxHint')}
          value={draft.taxIncluded === null ? 'unsaid' : draft.taxIncluded ? 'included' : 'excluded'}
          options={[
            ['included', t('orders.tax.included')],
            ['excluded', t('orders.tax.excluded')],
            ['unsaid', t('orders.tax.unsaid')],
          ]}
          onChange={(tax) => onChange({ ...draft, taxIncluded: tax === 'unsaid' ? null : tax === 'included' })}
        />
      )}
      <ReadingRules
        kind={kind}
        reading={draft}
        seen={seenBy(understanding, draft)}
        discounted={[...draft.fields.values()].includes('discount')}
        onChange={(reading) => onChange({ ...draft, ...reading })}
      />
      {hasTrait(kind, 'unknownDealer') && (
        <Choice<Draft['unknownDealer']>
          label={t('imports.understand.unknownDealer')}
          value={draft.unknownDealer}
          options={[
            ['create', t('imports.understand.unknownCreate')],
            ['reject', t('imports.understand.unknownReject')],
          ]}
          onChange={(unknownDealer) => onChange({ ...draft, unknownDealer })}
        />
      )}
      {hasTrait(kind, 'onDifference') && (
        <Choice<Draft['onDifference']>
          label={t('imports.understand.onDifference')}
          hint={t('imports.understand.differenceHint')}
          value={draft.onDifference}
          options={[
            ['overwrite', t('imports.understand.differenceOverwrite')],
            ['fill', t('imports.understand.differenceFill')],
            ['keep', t('imports.understand.differenceKeep')],
          ]}
          onChange={(onDifference) => onChange({ ...draft, onDifference })}
        />
      )}
      {hasTrait(kind, 'joined') && (
        <JoinedChoice joined={draft.joined} onChange={(joined) => onChange({ ...draft, joined })} />
      )}
      {meetsDealers(kind) && (
        <LadderField ladder={draft.ladder} onChange={(ladder) => onChange({ ...draft, ladder })} />
      )}
      <HiddenRows understanding={understanding} draft={draft} onChange={onChange} />
      <HiddenColumns understanding={understanding} draft={draft} onChange={onChange} />
      <div>
        <TextInput
          label={t('imports.understand.source')}
          maxLength={60}
          value={draft.sourceName}
          onChange={(event) => onChange({ ...draft, sourceName: event.currentTarget.value })}
        />
        <Text size="xs" c="dimmed" mt={2}>
          {t('imports.understand.sourceHint')}
        </Text>
      </div>
    </Stack>
  );
}

/** What the file says of its rules, as far as the columns are still the ones that were looked at. */
function seenBy({ dates, years, numbers, signs, discount }: Understanding, { fields }: Draft): Seen {
  const dated = dates !== null && DAY_FIELDS.includes(fields.get(dates.column) ?? '');
  const signed = signs !== null && ['amount', 'amountWithTax'].includes(fields.get(signs.column) ?? '');
  const off = discount !== null && fields.get(discount.column) === 'discount';
  const figured = numbers !== null && FIGURE_FIELDS.includes(fields.get(numbers.column) ?? '');
  return {
    dates: dated ? dates : null,
    years: years !== null && fields.get(years.column) === 'date' ? years : null,
    numbers: figured ? numbers : null,
    signs: signed ? signs : null,
    discount: off ? discount : null,
  };
}

/** Two columns of amounts: the choice says which one is read. */
function hasBoth({ fields }: Draft): boolean {
  const mapped = new Set(fields.values());
  return mapped.has('amount') && mapped.has('amountWithTax');
}
