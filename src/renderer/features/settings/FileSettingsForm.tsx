import { Alert, Autocomplete, TextInput } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FileSettings } from '../../../shared/contract/settings.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { LogoField } from './LogoField.tsx';
import { NOUN_SYNONYMS } from './nounSynonyms.ts';

/** Mantine would write hints two pixels smaller. */
const SMALL = { fz: 'xs' };

export interface FileSettingsFormProps {
  settings: FileSettings;
  readOnly: boolean;
}

/** Settings that travel with the data file; each is saved when its field is left. */
export function FileSettingsForm({ settings, readOnly }: FileSettingsFormProps) {
  const t = useT();
  const notify = useNotify();
  const update = useApiCommand('settings.update');
  const save = (change: Partial<FileSettings>) =>
    update.mutate(change, { onSuccess: () => notify.done(t('settings.saved')), onError: notify.error });
  return (
    <>
      {readOnly && (
        <Alert color="yellow" variant="light" icon={<Lock size={17} aria-hidden />}>
          {t('settings.file.readOnly')}
        </Alert>
      )}
      <KeptText
        label={t('settings.file.companyName')}
        hint={t('settings.file.companyNameHint')}
        value={settings.companyName}
        most={100}
        disabled={readOnly}
        onKeep={(companyName) => save({ companyName })}
      />
      <LogoField disabled={readOnly} />
      <KeptText
        label={t('settings.file.operator')}
        hint={t('settings.file.operatorHint')}
        value={settings.operator}
        most={60}
        disabled={readOnly}
        onKeep={(operator) => save({ operator })}
      />
      <NounField value={settings.dealerNoun} disabled={readOnly} onKeep={(dealerNoun) => save({ dealerNoun })} />
      <CurrencyField value={settings.currency} disabled={readOnly} />
    </>
  );
}

interface KeptProps {
  value: string;
  disabled: boolean;
  onKeep(next: string): void;
}

/** The field's own text while it is edited; kept on leaving it, which Enter does too; Esc takes it back. */
function useKept({ value, onKeep }: Pick<KeptProps, 'value' | 'onKeep'>, mend = (text: string) => text.trim()) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const keep = (typed: string) => {
    const next = mend(typed);
    setText(next);
    if (next !== value) onKeep(next);
  };
  const handlers = {
    onBlur: (event: React.FocusEvent<HTMLInputElement>) => keep(event.currentTarget.value),
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
      if (event.key === 'Escape') setText(value);
    },
  };
  return { text, setText, keep, handlers };
}

function KeptText(props: KeptProps & { label: string; hint: string; most: number }) {
  const { text, setText, handlers } = useKept(props);
  return (
    <TextInput
      size="sm"
      label={props.label}
      descriptionProps={SMALL}
      description={props.hint}
      maxLength={props.most}
      disabled={props.disabled}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      {...handlers}
    />
  );
}

function NounField(props: KeptProps) {
  const t = useT();
  // An empty field keeps the former word.
  const { text, setText, keep, handlers } = useKept(props, (typed) => typed.trim() || props.value);
  return (
    <Autocomplete
      size="sm"
      label={t('settings.file.dealerNoun')}
      descriptionProps={SMALL}
      description={t('settings.file.dealerNounHint')}
      maxLength={12}
      disabled={props.disabled}
      data={[...NOUN_SYNONYMS]}
      filter={({ options }) => options}
      value={text}
      onChange={setText}
      onOptionSubmit={keep}
      {...handlers}
    />
  );
}

function CurrencyField({ value, disabled }: { value: string; disabled: boolean }) {
  const t = useT();
  const notify = useNotify();
  const update = useApiCommand('settings.update');
  const hasOrders = (useApiQuery('orders.coverage', {}).data?.orders ?? 0) > 0;
  return (
    <CurrencySelect
      size="sm"
      label={t('settings.file.currency')}
      descriptionProps={SMALL}
      description={t(hasOrders ? 'settings.file.currencyFixed' : 'settings.file.currencyHint')}
      disabled={disabled || hasOrders}
      value={value}
      error={update.error ? errorText(update.error, t) : undefined}
      onChange={(currency) => update.mutate({ currency }, { onSuccess: () => notify.done(t('settings.saved')) })}
    />
  );
}
