import { Button, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type DealerFile, FILE_KINDS } from '../../../shared/contract/files.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** What is said about a file: its name, kind, the day it runs out, a remark. */
export function FileForm({ file, onDone }: { file: DealerFile; onDone(): void }) {
  const t = useT();
  const update = useApiCommand('files.update');
  const [form, setForm] = useState({
    name: file.name,
    kind: file.kind,
    expiresOn: file.expiresOn ?? '',
    remark: file.remark,
  });
  const text = (field: 'name' | 'expiresOn' | 'remark') => ({
    value: form[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [field]: event.currentTarget.value }),
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const expiresOn = isCalendarDay(form.expiresOn) ? form.expiresOn : null;
    update.mutate(
      { id: file.id, expectedRevision: file.revision, patch: { ...form, expiresOn } },
      { onSuccess: onDone },
    );
  };
  return (
    <form
      className={classes.contact}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <SimpleGrid cols={2} spacing="xs">
        <TextInput label={t('files.name')} maxLength={120} autoFocus {...text('name')} />
        <Select
          label={t('files.kindLabel')}
          allowDeselect={false}
          data={FILE_KINDS.map((value) => ({ value, label: t(`files.kind.${value}`) }))}
          value={form.kind}
          onChange={(value) => setForm({ ...form, kind: FILE_KINDS.find((kind) => kind === value) ?? form.kind })}
        />
        <TextInput type="date" label={t('files.expires')} {...text('expiresOn')} />
        <TextInput label={t('files.remark')} maxLength={500} {...text('remark')} />
      </SimpleGrid>
      {update.error && <ErrorNotice error={update.error} />}
      <Group mt="xs" justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" disabled={form.name.trim() === '' || update.isPending}>
          {t('common.action.save')}
        </Button>
      </Group>
    </form>
  );
}
