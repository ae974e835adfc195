import { TagsInput } from '@mantine/core';
import { customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { EditField, EditSelect } from './EditFields.tsx';
import { Section } from './Section.tsx';
import type { Detail } from './useDealerEdit.ts';

/** What parts the names of tags in a text that is pasted. */
const TAG_JOINTS = [',', '\uff0c', '\u3001', ';', '\uff1b'];

/** The owner's own words for a dealer: tags, and the fields he has made. */
export function OwnFieldsSection({ detail }: { detail: Detail }) {
  const t = useT();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? [];
  // A field put aside still shows where it has a value.
  const shown = fields.filter(({ id, archived }) => !archived || detail.custom[customKey(id)] !== undefined);
  return (
    <Section title={t('dealers.own.title')}>
      <div data-fields>
        <Tags detail={detail} />
        {shown.map((field) => (
          <OwnField key={`${detail.id} ${field.id}`} field={field} detail={detail} />
        ))}
      </div>
    </Section>
  );
}

function Tags({ detail }: { detail: Detail }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const tags = useApiQuery('tags.list', {}).data?.tags ?? [];
  const save = (names: string[]) => {
    api.call('tags.set', { dealerId: detail.id, tags: names.map((name) => name.trim()) }).catch(notify.error);
  };
  return (
    <TagsInput
      classNames={{ root: classes.field, label: classes.fieldLabel }}
      label={t('dealers.column.tags')}
      placeholder={detail.tags.length === 0 ? t('dealers.own.tagHint') : ''}
      data={tags.map(({ name }) => name)}
      value={detail.tags.map(({ name }) => name)}
      splitChars={TAG_JOINTS}
      maxTags={50}
      onChange={save}
    />
  );
}

function OwnField({ field, detail }: { field: CustomField; detail: Detail }) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const notify = useNotify();
  const figures = useTypedFigures();
  const before = detail.custom[customKey(field.id)] ?? '';
  const save = async (value: string) => {
    try {
      await api.call('fields.setValue', { dealerId: detail.id, fieldId: field.id, before, value });
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    }
  };
  const plain = { label: field.name, value: before, placeholder: t('dealers.detail.emptyField'), onSave: save };
  switch (field.kind) {
    case 'choice': {
      // A value that is offered no more stays visible.
      const choices = before === '' || field.choices.includes(before) ? field.choices : [...field.choices, before];
      return <EditSelect {...plain} options={choices.map((value) => ({ value, label: value }))} />;
    }
    case 'flag':
      return (
        <EditSelect
          {...plain}
          options={[
            { value: '1', label: t('common.value.yes') },
            { value: '0', label: t('common.value.no') },
          ]}
        />
      );
    case 'date':
      return <EditField {...plain} type="date" display={isCalendarDay(before) ? format.day(before) : ''} />;
    case 'number':
      return <EditField {...plain} maxLength={80} check={(text) => figures.refusal('number', text)} />;
    default:
      return <EditField {...plain} maxLength={2000} />;
  }
}
