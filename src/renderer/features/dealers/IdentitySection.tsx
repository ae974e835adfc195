import { Switch, Text } from '@mantine/core';
import { PREFERRED_CHANNELS } from '../../../shared/domain/activities.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { EditField, EditSelect, EditText } from './EditFields.tsx';
import { RepField } from './RepField.tsx';
import { useRegions } from './regions.ts';
import { Section } from './Section.tsx';
import { TermFields } from './TermFields.tsx';
import { type Detail, useDealerEdit } from './useDealerEdit.ts';

const SHORT_FIELDS = ['name', 'code', 'shortName'] as const;
const PLACE_FIELDS = ['town', 'area', 'address'] as const;
const TRADE_FIELDS = ['originalGrade', 'settlement', 'taxNo'] as const;
const REACH_FIELDS = ['preferredTimes'] as const;
/** The owner's own judgement, which counts in value scores. */
const MARKS = ['potential', 'cooperation'] as const;
const MARK_VALUES = [1, 2, 3, 4, 5] as const;
type TextField = (typeof SHORT_FIELDS | typeof PLACE_FIELDS | typeof TRADE_FIELDS | typeof REACH_FIELDS)[number];

/** Who the dealer is: every field is edited where it stands. */
export function IdentitySection({ detail }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  const save = useDealerEdit(detail);
  const regions = useRegions();
  const placeholder = t('dealers.detail.emptyField');
  const text = (field: TextField) => (
    <EditField
      key={field}
      label={t(`dealers.field.${field}`)}
      value={detail[field]}
      placeholder={placeholder}
      maxLength={field === 'address' ? 2000 : 200}
      onSave={(next) => (field === 'name' && next === '' ? Promise.resolve(false) : save({ [field]: next }))}
    />
  );
  // Until the table is loaded the region shows as the dealer carries it.
  const ownRegion = {
    value: detail.regionCode,
    label: [detail.province, detail.city, detail.district].filter(Boolean).join(' '),
  };
  return (
    <Section title={t('dealers.detail.identity')}>
      <div data-fields>
        {SHORT_FIELDS.map(text)}
        <EditSelect
          label={t('dealers.field.type')}
          value={detail.type ?? ''}
          placeholder={placeholder}
          options={DEALER_TYPES.map((value) => ({ value, label: t(`dealers.type.${value}`) }))}
          onSave={(next) => save({ type: DEALER_TYPES.find((known) => known === next) ?? null })}
        />
        <RepField detail={detail} save={save} />
        <EditSelect
          label={t('dealers.field.region')}
          value={detail.regionCode}
          // A region that the table does not know, such as a country, is shown as it was read.
          placeholder={ownRegion.label || placeholder}
          limit={60}
          options={regions ?? (detail.regionCode === '' ? [] : [ownRegion])}
          onSave={(next) => save({ regionCode: next })}
        />
        {PLACE_FIELDS.map(text)}
        {TRADE_FIELDS.map(text)}
        <EditSelect
          label={t('dealers.field.preferredChannel')}
          value={detail.preferredChannel ?? ''}
          placeholder={placeholder}
          options={PREFERRED_CHANNELS.map((value) => ({ value, label: t(`activities.channel.${value}`) }))}
          onSave={(next) => save({ preferredChannel: PREFERRED_CHANNELS.find((known) => known === next) ?? null })}
        />
        {REACH_FIELDS.map(text)}
        <TermFields key={detail.id} detail={detail} save={save} />
        {MARKS.map((mark) => (
          <EditSelect
            key={mark}
            label={t(`dealers.field.${mark}`)}
            value={String(detail[mark] ?? '')}
            placeholder={placeholder}
            options={MARK_VALUES.map((value) => ({ value: String(value), label: t(`dealers.mark.m${value}`) }))}
            onSave={(next) => save({ [mark]: next === '' ? null : Number(next) })}
          />
        ))}
        <EditField
          label={t('dealers.field.openedOn')}
          type="date"
          display={detail.openedOn === null ? '' : format.day(detail.openedOn)}
          placeholder={placeholder}
          value={detail.openedOn ?? ''}
          onSave={(next) => save({ openedOn: isCalendarDay(next) ? next : null })}
        />
        <EditText
          label={t('dealers.field.note')}
          value={detail.note}
          placeholder={placeholder}
          onSave={(note) => save({ note })}
        />
        <Switch
          mt="xs"
          label={t('dealers.field.excluded')}
          checked={detail.excluded}
          onChange={(event) => void save({ excluded: event.currentTarget.checked })}
        />
      </div>
      <Past detail={detail} />
    </Section>
  );
}

/** Former names and codes, and who served the dealer since when. */
function Past({ detail }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {detail.aliases.length > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('common.value.named', {
            name: t('dealers.detail.aliases'),
            value: detail.aliases.map((alias) => alias.value).join(' · '),
          })}
        </Text>
      )}
      {detail.owners.length > 1 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('dealers.detail.owners')}:{' '}
          {detail.owners
            .toReversed()
            .map(({ repName, fromOn, reason }) => {
              const since = [format.day(fromOn), reason].filter((part) => part !== '').join(' · ');
              return `${repName || t('common.value.none')} (${since})`;
            })
            .join(' → ')}{' '}
          <TableExport request={{ table: 'owners', of: { dealerId: detail.id } }} name={t('tables.owners')} />
        </Text>
      )}
      {detail.intent !== '' && (
        <p className={classes.readOnly}>
          {t('common.value.named', { name: t('dealers.field.intent'), value: detail.intent })}
        </p>
      )}
    </>
  );
}
