import { ActionIcon, Button, Group, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { ArrowUp } from 'lucide-react';
import { useId, useState } from 'react';
import { FIELD_KINDS, type FieldKind } from '../../../shared/contract/fields.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { extraLabel } from '../../../shared/i18n/extraLabel.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { RemoveField } from './RemoveField.tsx';

type Field = Output<'fields.list'>['fields'][number];
type Extra = Output<'fields.extras'>['columns'][number];

/** Fields that the owner makes for his dealers, and columns of his lists that could become such. */
export function OwnFieldsForm({ readOnly }: { readOnly: boolean }) {
  const t = useT();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? [];
  const extras = useApiQuery('fields.extras', {}).data?.columns ?? [];
  return (
    <Stack gap="sm">
      {fields.length === 0 && <Text c="dimmed">{t('settings.fields.none')}</Text>}
      {fields.length > 0 && (
        <Group justify="flex-end">
          <FieldsExport fields={fields} />
        </Group>
      )}
      {fields.map((field, at) => (
        <FieldRow key={`${field.id} ${field.revision}`} field={field} above={fields[at - 1]} readOnly={readOnly} />
      ))}
      {!readOnly && <NewField />}
      {!readOnly && extras.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mt="xs">
            {t('settings.fields.extras')}
          </Text>
          {extras.slice(0, 20).map((extra) => (
            <ExtraRow key={extra.header} extra={extra} />
          ))}
        </>
      )}
    </Stack>
  );
}

function FieldsExport({ fields }: { fields: readonly Field[] }) {
  const t = useT();
  const name = t('settings.fields.title');
  const request = shownTable(
    name,
    [
      [t('settings.fields.name'), 'text', (field) => field.name],
      [t('settings.fields.kindLabel'), 'text', ({ kind }) => t(`settings.fields.kind.${kind}`)],
      [t('data.changes.choices'), 'text', ({ choices }) => choices.join(t('imports.check.comma')).slice(0, 4000)],
      [t('settings.fields.shown'), 'text', ({ archived }) => t(archived ? 'common.value.no' : 'common.value.yes')],
      [t('reps.column.dealers'), 'integer', ({ dealers }) => dealers],
    ],
    fields,
  );
  return <TableExport request={request} name={name} />;
}

/** Runs a command and tells its failure. */
function useAttempt() {
  const notify = useNotify();
  return (work: Promise<unknown>) => void work.catch(notify.error);
}

function FieldRow({ field, above, readOnly }: { field: Field; above: Field | undefined; readOnly: boolean }) {
  const t = useT();
  const api = useApi();
  const attempt = useAttempt();
  const [name, setName] = useState(field.name);
  const update = (patch: { name?: string; choices?: string[]; archived?: boolean }) =>
    attempt(api.call('fields.update', { id: field.id, expectedRevision: field.revision, patch }));
  const rename = () => {
    if (name.trim() !== '' && name.trim() !== field.name) update({ name: name.trim() });
    else setName(field.name);
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <TextInput
        aria-label={t('settings.fields.name')}
        value={name}
        maxLength={40}
        readOnly={readOnly}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Stack gap={2} flex={1}>
        <Text size="sm">
          {t(`settings.fields.kind.${field.kind}`)} · {t('settings.fields.filled', { count: field.dealers })}
        </Text>
        {field.kind === 'choice' && (
          <TagsInput
            aria-label={t('settings.fields.choicesOf', { name: field.name })}
            value={field.choices}
            readOnly={readOnly}
            onChange={(choices) => update({ choices })}
          />
        )}
      </Stack>
      <Switch
        label={t('settings.fields.shown')}
        checked={!field.archived}
        disabled={readOnly}
        onChange={(event) => update({ archived: !event.currentTarget.checked })}
      />
      <ActionIcon
        variant="subtle"
        aria-label={t('settings.fields.moveUp', { name: field.name })}
        disabled={readOnly || above === undefined}
        onClick={() => above && attempt(api.call('fields.move', { id: field.id, before: above.id }))}
      >
        <ArrowUp size={15} aria-hidden />
      </ActionIcon>
      {!readOnly && <RemoveField field={field} />}
    </Group>
  );
}

function useKinds() {
  const t = useT();
  return FIELD_KINDS.map((kind) => ({ value: kind, label: t(`settings.fields.kind.${kind}`) }));
}

const kindOf = (text: string | null): FieldKind => FIELD_KINDS.find((kind) => kind === text) ?? 'text';

function NewField() {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const kinds = useKinds();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [choices, setChoices] = useState<string[]>([]);
  const whyNot = useId();
  const lacking = name.trim() === '' ? 'lackName' : kind === 'choice' && choices.length === 0 ? 'lackChoices' : null;
  const add = async () => {
    try {
      await api.call('fields.create', { name: name.trim(), kind, choices });
      setName('');
      setChoices([]);
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t('settings.fields.new')}
          placeholder={t('settings.fields.newHint')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('settings.fields.kindLabel')}
          data={kinds}
          value={kind}
          allowDeselect={false}
          w={130}
          onChange={(next) => setKind(kindOf(next))}
        />
        {kind === 'choice' && (
          <TagsInput label={t('settings.fields.choices')} value={choices} onChange={setChoices} miw={200} />
        )}
        <Button type="submit" disabled={lacking !== null} aria-describedby={whyNot}>
          {t('settings.fields.add')}
        </Button>
      </Group>
      <Text id={whyNot} size="xs" c="dimmed" mt={2}>
        {lacking && t(`settings.fields.${lacking}`)}
      </Text>
    </form>
  );
}

/** A kept column of the owner's lists with a guess of what it is. */
function ExtraRow({ extra }: { extra: Extra }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const kinds = useKinds();
  const [kind, setKind] = useState<FieldKind>(extra.kind);
  const [busy, setBusy] = useState(false);
  const label = extraLabel(extra.header, t);
  const promote = async () => {
    setBusy(true);
    try {
      const choices = kind === 'choice' ? (extra.choices.length > 0 ? extra.choices : extra.samples) : [];
      const done = await api.call('fields.promote', { header: extra.header, name: label.slice(0, 40), kind, choices });
      const unread =
        done.unreadDealers > 0
          ? t('settings.fields.unread', { count: done.unreadDealers, texts: done.unread.join(' · ') })
          : '';
      notify.done(
        t('settings.fields.promoted', { name: label, count: done.moved }) + unread,
        () => void undo(done.changeId),
      );
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Stack gap={0} flex={1} miw={0}>
        <Text size="sm">
          {label} · {t('settings.fields.filled', { count: extra.dealers })}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {extra.samples.map((text) => text.slice(0, 24)).join(' · ')}
        </Text>
      </Stack>
      <Select
        aria-label={t('settings.fields.kindOf', { name: label })}
        data={kinds}
        value={kind}
        allowDeselect={false}
        w={110}
        onChange={(next) => setKind(kindOf(next))}
      />
      <Button variant="default" loading={busy} onClick={() => void promote()}>
        {t('settings.fields.promote')}
      </Button>
    </Group>
  );
}
