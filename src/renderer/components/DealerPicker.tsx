import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type Ref, useEffect, useRef, useState } from 'react';
import type { DealerId } from '../../shared/domain/ids.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from './useT.ts';

/** Letters wait this long for the next one, ms. */
const PAUSE = 100;
const MOST_SHOWN = 8;

/** A dealer as a picker knows him. */
export interface PickedDealer {
  id: DealerId;
  name: string;
}

interface DealerPickerProps {
  label: string;
  value: PickedDealer | null;
  onChange(dealer: PickedDealer | null): void;
  /** Enter or a click has chosen one: where the keys go next. */
  onChosen?: () => void;
  /** It takes the first letters that are typed in its dialog. */
  autoFocus?: boolean;
  error?: string | undefined;
  /** What it belongs to cannot be kept without one. */
  required?: boolean;
  /** The field, for whoever moves the focus to it. */
  ref?: Ref<HTMLInputElement>;
}

/** At once, before the dialog's own focus trap gets to it. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
}

/** Finds one dealer by any part of his name, former name, code, phone, pinyin or initials; Enter takes the first that is found. */
export function DealerPicker({
  label,
  value,
  onChange,
  onChosen,
  autoFocus = false,
  error,
  required = true,
  ref,
}: DealerPickerProps) {
  const t = useT();
  const [text, setText] = useState(value?.name ?? '');
  const wanted = text.trim();
  const [asked] = useDebouncedValue(wanted, PAUSE);
  const isOpen = value === null && wanted !== '';
  const search = useApiQuery(
    'dealers.suggest',
    { text: asked },
    { enabled: isOpen && asked !== '', keepPrevious: true },
  );
  const found = isOpen ? (search.data?.dealers ?? []).slice(0, MOST_SHOWN) : [];
  const settled = asked === wanted && !search.isFetching;
  const combobox = useCombobox();
  const waiting = useRef(false);
  const take = (id: number) => {
    const dealer = found.find((each) => each.id === id);
    if (!dealer) return;
    setText(dealer.name);
    onChange({ id: dealer.id, name: dealer.name });
    combobox.closeDropdown();
    onChosen?.();
  };
  const first = found[0];
  const takeFirst = useRef<() => void>(undefined);
  takeFirst.current = () => first && take(first.id);
  // Enter pressed before the dealers have arrived is kept for the first that then stands there.
  useEffect(() => {
    if (!waiting.current || !settled) return;
    waiting.current = false;
    takeFirst.current?.();
  }, [settled]);
  // The one it is opened for arrives after the dialog.
  const name = value?.name;
  useEffect(() => {
    if (name !== undefined) setText(name);
  }, [name]);
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => take(Number(id))} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...(autoFocus ? { 'data-autofocus': true, ref: takeFocus } : {})}
          {...(ref === undefined ? {} : { ref })}
          role="combobox"
          aria-autocomplete="list"
          label={label}
          withAsterisk={required}
          placeholder={t('common.pickDealer.hint')}
          maxLength={100}
          value={text}
          error={error}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (value !== null) onChange(null);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
            if (!isOpen) return;
            event.preventDefault();
            event.stopPropagation();
            if (!settled) waiting.current = true;
            else if (combobox.getSelectedOptionIndex() <= 0) takeFirst.current?.();
            else combobox.clickSelectedOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options>
          {found.map((dealer) => (
            <Combobox.Option key={dealer.id} value={String(dealer.id)}>
              {dealer.name}
              <Text span size="xs" c="dimmed">
                {[dealer.code, dealer.city].map((part) => (part === '' ? '' : ` · ${part}`)).join('')}
              </Text>
            </Combobox.Option>
          ))}
          {found.length === 0 && (
            <Combobox.Empty>{t(settled ? 'common.pickDealer.nothing' : 'common.loading')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
