import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { FIGURES } from './bulkChange.ts';
import { RegionSelect } from './RegionSelect.tsx';

interface ValueProps {
  subject: string;
  typed: string;
  onType(next: string): void;
}

/** The value that many dealers are to get, asked for as its kind is. Nothing typed is no value yet. */
export function BulkValue(props: ValueProps & { fields: readonly CustomField[] }) {
  const t = useT();
  const { subject, typed, onType, fields } = props;
  const tags = useApiQuery('tags.list', {}).data?.tags ?? [];
  const label = t('dealers.bulk.value');
  const { refusal } = useTypedFigures();
  const yesNo = [
    { value: '1', label: t('common.value.yes') },
    { value: '0', label: t('common.value.no') },
  ];
  const choice = (data: readonly { value: string; label: string }[]) => (
    <Select
      label={label}
      data={[...data]}
      value={typed || null}
      onChange={(next) => onType(next ?? '')}
      searchable
      limit={60}
    />
  );
  const own = fields.find(({ id }) => subject === `own:${id}`);
  switch (own?.kind ?? subject) {
    case 'type':
      return choice(DEALER_TYPES.map((value) => ({ value, label: t(`dealers.type.${value}`) })));
    case 'excluded':
    case 'flag':
      return choice(yesNo);
    case 'choice':
      return choice(own?.choices.map((value) => ({ value, label: value })) ?? []);
    case 'region':
      return <RegionSelect label={label} value={typed} onChange={onType} />;
    case 'creditLimit':
    case 'termDays':
    case 'number':
      return (
        <TextInput
          label={label}
          value={typed}
          maxLength={80}
          error={refusal(FIGURES[subject] ?? 'number', typed)}
          errorProps={{ role: 'alert' }}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      );
    case 'date':
      return (
        <TextInput type="date" label={label} value={typed} onChange={(event) => onType(event.currentTarget.value)} />
      );
    case 'addTag':
    case 'removeTag':
      return (
        <Autocomplete
          label={label}
          data={tags.map(({ name }) => name)}
          value={typed}
          maxLength={40}
          onChange={onType}
        />
      );
    case 'note':
      return (
        <Textarea
          label={t('dealers.bulk.noteLine')}
          autosize
          minRows={2}
          maxLength={500}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          value={typed}
          maxLength={200}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      );
  }
}
