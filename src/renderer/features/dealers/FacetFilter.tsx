import { Badge, Button, Checkbox, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

export interface FacetOption<V> {
  value: V;
  label: string;
  count: number;
  /** Belongs under the option before it: a city under its province. */
  indented?: boolean;
}

/** Lists longer than this get a search field. */
const SEARCH_FROM = 10;

/** One filter: a list of values with how many dealers each has; several values mean any of them. */
export function FacetFilter<V extends string | number | null>(props: {
  label: string;
  options: readonly FacetOption<V>[];
  chosen: readonly V[];
  onChange(chosen: V[]): void;
}) {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState('');
  const { options, chosen, onChange } = props;
  const found = options.filter((option) => option.label.includes(text.trim()));
  const toggle = (value: V) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <Popover position="bottom-start" width={300} trapFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
          {props.label}
          {chosen.length > 0 && (
            <Badge size="xs" circle ml={6}>
              {chosen.length}
            </Badge>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {options.length > SEARCH_FROM && (
          <TextInput
            data-autofocus
            mb="xs"
            aria-label={t('dealers.filter.find')}
            placeholder={t('dealers.filter.find')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Stack gap={4} mah={340} style={{ overflowY: 'auto' }}>
          {found.map((option) => (
            <Group
              key={String(option.value)}
              justify="space-between"
              wrap="nowrap"
              pl={option.indented ? 'lg' : 0}
              pr={4}
            >
              <Checkbox
                label={option.label}
                checked={chosen.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
              <Text size="xs" c="dimmed">
                {format.count(option.count)}
              </Text>
            </Group>
          ))}
          {found.length === 0 && <Text c="dimmed">{t('dealers.filter.none')}</Text>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
