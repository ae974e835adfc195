import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { CURRENCIES } from '../../shared/domain/money.ts';
import { useLanguage } from './useT.ts';

/** Currencies that lists of small distributors mostly come in, before all others. */
const FREQUENT = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD', 'MYR', 'THB', 'VND', 'AUD'];

export interface CurrencySelectProps extends Pick<SelectProps, 'size' | 'description' | 'error' | 'descriptionProps'> {
  label: string;
  value: string;
  disabled?: boolean;
  onChange(currency: string): void;
}

/** A currency of ISO 4217, found by its code or its name. */
export function CurrencySelect({ value, onChange, ...props }: CurrencySelectProps) {
  const options = useCurrencies(value);
  return (
    <Select
      {...props}
      allowDeselect={false}
      searchable
      limit={80}
      data={options}
      value={value}
      onChange={(currency) => currency !== null && currency !== value && onChange(currency)}
    />
  );
}

/** @param present is offered too, whatever it is: the file has it already */
function useCurrencies(present: string) {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    return [...new Set([...FREQUENT, ...CURRENCIES, present])].map((code) => {
      const name = names.of(code);
      return { value: code, label: name === undefined || name === code ? code : `${code} ${name}` };
    });
  }, [language, present]);
}
