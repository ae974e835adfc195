import { Select } from '@mantine/core';
import { useRegions } from './regions.ts';

/** A province, city or county, found by any part of its name. */
export function RegionSelect(props: {
  label: string;
  hideLabel?: boolean;
  value: string;
  autoFocus?: boolean;
  onChange(code: string): void;
  onBlur?(): void;
}) {
  const regions = useRegions() ?? [];
  return (
    <Select
      {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
      searchable
      clearable
      limit={60}
      data={regions}
      value={props.value || null}
      autoFocus={props.autoFocus ?? false}
      onChange={(code) => props.onChange(code ?? '')}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    />
  );
}
