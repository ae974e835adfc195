import { Button, Checkbox, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { TODAY_PARTS } from '../../../shared/contract/today.contract.ts';
import { ClockTime } from '../../../shared/domain/reminders.ts';
import { BEST_CODES } from '../../../shared/domain/tiers.ts';
import { useApi } from '../../api/client.tsx';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { useReminderSettings } from './reminderSettings.ts';
import { useTell } from './useTell.tsx';

/** When and of what this PC reminds; kept at once. */
export function RemindersForm() {
  const t = useT();
  const tell = useTell();
  const tierName = useTierName();
  const { host } = useApi().info;
  const [settings, set] = useReminderSettings();
  const tiers = BEST_CODES.map((code) => tierName(code)).join(t('today.and'));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('today.reminders.intro')}{' '}
        {t(host === 'electron' ? 'today.reminders.way.desktop' : 'today.reminders.way.page')}
      </Text>
      <Switch
        label={t('today.reminders.on')}
        checked={settings.on}
        onChange={(event) => set({ ...settings, on: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label={t('today.reminders.kinds')}
        value={settings.parts}
        onChange={(values) => set({ ...settings, parts: TODAY_PARTS.filter((part) => values.includes(part)) })}
      >
        <Group gap="sm" mt={4} maw={720}>
          {TODAY_PARTS.map((part) => (
            <Checkbox
              key={part}
              size="xs"
              value={part}
              disabled={!settings.on}
              label={t(`today.part.${part}`, { tiers })}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        size="xs"
        label={t('today.reminders.timed')}
        disabled={!settings.on}
        checked={settings.timed}
        onChange={(event) => set({ ...settings, timed: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('today.reminders.skipOff')}
        disabled={!settings.on}
        checked={settings.skipOff}
        onChange={(event) => set({ ...settings, skipOff: event.currentTarget.checked })}
      />
      <TimeField
        label={t('today.reminders.at')}
        hint={t('today.reminders.atHint')}
        value={settings.at}
        onKeep={(at) => set({ ...settings, at })}
      />
      <div>
        <Text size="sm" fw={500} id="quiet-hours">
          {t('today.reminders.quiet')}
        </Text>
        <Group gap="xs" role="group" aria-labelledby="quiet-hours">
          <TimeField
            label={t('today.reminders.quietFrom')}
            value={settings.quietFrom}
            onKeep={(quietFrom) => set({ ...settings, quietFrom })}
          />
          <TimeField
            label={t('today.reminders.quietTo')}
            value={settings.quietTo}
            onKeep={(quietTo) => set({ ...settings, quietTo })}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {t('today.reminders.quietHint')}
        </Text>
      </div>
      <Button
        w="fit-content"
        variant="default"
        onClick={() => tell({ title: t('today.reminders.tried'), lines: [t('today.reminders.day')], to: '/today' })}
      >
        {t('today.reminders.try')}
      </Button>
    </Stack>
  );
}

/** A time of day as somebody types it: 8:30, 0830, 8：30. */
function TimeField(props: { label: string; hint?: string; value: string; onKeep(time: string): void }) {
  const { label, hint, value, onKeep } = props;
  const t = useT();
  const [text, setText] = useState(value);
  const read = readTime(text);
  const keep = () => {
    if (read === undefined) return;
    setText(read);
    if (read !== value) onKeep(read);
  };
  return (
    <TextInput
      size="xs"
      w={hint === undefined ? 90 : 220}
      label={label}
      description={hint}
      value={text}
      error={read === undefined ? t('today.reminders.wrongTime') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}

function readTime(text: string): string | undefined {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2}):?(\d{2})\s*$/.exec(text.normalize('NFKC')) ?? [];
  const read = ClockTime.safeParse(`${hours.padStart(2, '0')}:${minutes}`);
  return read.success ? read.data : undefined;
}
