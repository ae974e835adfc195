import { ActionIcon, Badge, Button, Checkbox, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../../shared/contract/dealers.contract.ts';
import type { ContactId, DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { ContactDoubles } from '../doubles/ContactDoubles.tsx';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';
import { typedPhones } from './typedPhones.ts';

/** The people of a dealer: add, change, remove with undo. */
export function ContactsSection({ dealerId, contacts }: { dealerId: DealerId; contacts: readonly Contact[] }) {
  const t = useT();
  const [editing, setEditing] = useState<ContactId | 'new' | null>(null);
  const add = (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => setEditing('new')}
    >
      {t('dealers.contact.add')}
    </Button>
  );
  const done = () => setEditing(null);
  return (
    <Section
      title={t('dealers.detail.contacts')}
      action={
        <Group gap={4}>
          {add}
          {contacts.length > 0 && (
            <TableExport request={{ table: 'contacts', of: { dealerId } }} name={t('dealers.detail.contacts')} />
          )}
        </Group>
      }
    >
      {contacts.map((contact) =>
        editing === contact.id ? (
          <ContactForm key={contact.id} dealerId={dealerId} contact={contact} onDone={done} />
        ) : (
          <ContactCard key={contact.id} contact={contact} onEdit={() => setEditing(contact.id)} />
        ),
      )}
      {contacts.length > 0 && <ContactDoubles dealerId={dealerId} />}
      {contacts.length === 0 && editing !== 'new' && <Text c="dimmed">{t('dealers.contact.none')}</Text>}
      {editing === 'new' && <ContactForm dealerId={dealerId} first={contacts.length === 0} onDone={done} />}
    </Section>
  );
}

function ContactCard({ contact, onEdit }: { contact: Contact; onEdit(): void }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const remove = useApiCommand('dealers.removeContact');
  const name = contact.name || t('dealers.contact.unnamed');
  const format = useFormat();
  const lines = [
    contact.phones.map((phone) => phone.text).join(' · '),
    contact.wechat,
    contact.email,
    contact.birthday && t('dealers.contact.born', { day: format.birthday(contact.birthday) }),
    contact.note,
  ];
  const onRemove = () =>
    remove.mutate(
      { contactId: contact.id },
      {
        onSuccess: () => notify.done(t('dealers.contact.removed', { name }), () => void undo()),
        onError: notify.error,
      },
    );
  return (
    <div className={classes.contact}>
      <Group gap={6}>
        <strong>{name}</strong>
        <Text size="xs" c="dimmed" component="span">
          {contact.role}
        </Text>
        {contact.primary && (
          <Badge size="xs" variant="light">
            {t('dealers.contact.primary')}
          </Badge>
        )}
        <span className={classes.spread} />
        <ActionIcon color="gray" size={24} aria-label={t('dealers.contact.edit', { name })} onClick={onEdit}>
          <Pencil size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon color="gray" size={24} aria-label={t('dealers.contact.remove', { name })} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </ActionIcon>
      </Group>
      {lines.filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

function ContactForm(props: { dealerId: DealerId; contact?: Contact; first?: boolean; onDone(): void }) {
  const t = useT();
  const { contact } = props;
  const save = useApiCommand('dealers.saveContact');
  const [form, setForm] = useState({
    name: contact?.name ?? '',
    role: contact?.role ?? '',
    phones: contact?.phones.map((phone) => phone.text).join(', ') ?? '',
    wechat: contact?.wechat ?? '',
    email: contact?.email ?? '',
    birthday: contact?.birthday ?? '',
    note: contact?.note ?? '',
    primary: contact?.primary ?? props.first ?? false,
  });
  const text = (field: 'name' | 'role' | 'phones' | 'wechat' | 'email' | 'birthday' | 'note') => ({
    label: t(
      field === 'name'
        ? 'dealers.field.contactName'
        : field === 'birthday'
          ? 'imports.field.birthday'
          : `dealers.field.${field}`,
    ),
    value: form[field],
    maxLength: 200,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [field]: event.currentTarget.value }),
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const phones = typedPhones(form.phones);
    const input = { ...form, dealerId: props.dealerId, phones, ...(contact ? { contactId: contact.id } : {}) };
    save.mutate(input, { onSuccess: props.onDone });
  };
  return (
    <form
      className={classes.contact}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onDone();
      }}
    >
      <SimpleGrid cols={2} spacing="xs">
        <TextInput {...text('name')} autoFocus />
        <TextInput {...text('role')} />
        <TextInput
          {...text('phones')}
          description={t('dealers.contact.phonesHint')}
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <TextInput {...text('wechat')} />
        <TextInput {...text('email')} />
        <TextInput
          {...text('birthday')}
          description={t('dealers.contact.birthdayHint')}
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <TextInput {...text('note')} />
      </SimpleGrid>
      <Checkbox
        mt="xs"
        label={t('dealers.field.primary')}
        checked={form.primary}
        onChange={(event) => setForm({ ...form, primary: event.currentTarget.checked })}
      />
      {save.error && <ErrorNotice error={save.error} />}
      <Group mt="xs" justify="flex-end">
        <Button variant="default" onClick={props.onDone}>
          {t('common.action.cancel')}
        </Button>
        <Button type="submit" disabled={save.isPending}>
          {t('common.action.save')}
        </Button>
      </Group>
    </form>
  );
}
