import { Autocomplete, MultiSelect, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { RepPatch, RepRow } from '../../../shared/contract/reps.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import dealer from '../dealers/dealers.module.css';
import { EditField, EditText } from '../dealers/EditFields.tsx';
import { useRegions } from '../dealers/regions.ts';
import classes from './reps.module.css';

/** As the fields beside them that are texts. */
const FRAME = { root: dealer.field ?? '', label: dealer.fieldLabel ?? '', input: dealer.fieldInput ?? '' };
const LISTS = ['areas', 'skills'] as const;

export interface RepFieldsProps {
  rep: RepRow;
  save(patch: Partial<RepPatch>): Promise<boolean>;
  /** Levels that other reps have, offered besides the usual ones. */
  levels: readonly string[];
}

/** The record of a rep: every field is edited where it stands. */
export function RepFields({ rep, save, levels }: RepFieldsProps) {
  const t = useT();
  const format = useFormat();
  const regions = useRegions();
  const placeholder = t('dealers.detail.emptyField');
  // Beside values it would say the opposite of what stands there.
  const unless = (values: readonly string[]) => (values.length === 0 ? placeholder : '');
  const minutes = (text: string) => {
    if (text === '') return save({ capacityMinutes: null });
    return /^\d{1,5}$/.test(text) ? save({ capacityMinutes: Number(text) }) : Promise.resolve(false);
  };
  return (
    <div data-fields className={classes.fields}>
      <EditField
        label={t('reps.field.name')}
        value={rep.name}
        onSave={(name) => (name === '' ? Promise.resolve(false) : save({ name }))}
      />
      <TagsInput
        classNames={FRAME}
        size="xs"
        label={t('reps.field.aliases')}
        value={rep.aliases}
        placeholder={unless(rep.aliases)}
        maxLength={60}
        onChange={(aliases) => void save({ aliases })}
      />
      <EditField
        label={t('reps.field.phone')}
        value={rep.phone}
        maxLength={60}
        placeholder={placeholder}
        onSave={(phone) => save({ phone })}
      />
      <LevelField value={rep.level} placeholder={placeholder} levels={levels} save={(level) => save({ level })} />
      <EditField
        label={t('reps.field.capacity')}
        value={rep.capacityMinutes === null ? '' : String(rep.capacityMinutes)}
        maxLength={5}
        placeholder={placeholder}
        onSave={minutes}
      />
      <MultiSelect
        classNames={FRAME}
        label={t('reps.field.regions')}
        searchable
        limit={60}
        data={regions ?? rep.regions}
        value={rep.regions}
        placeholder={unless(rep.regions)}
        onChange={(next) => void save({ regions: next })}
      />
      {LISTS.map((field) => (
        <TagsInput
          key={field}
          classNames={FRAME}
          size="xs"
          label={t(`reps.field.${field}`)}
          value={rep[field]}
          placeholder={unless(rep[field])}
          maxLength={60}
          onChange={(next) => void save({ [field]: next })}
        />
      ))}
      <EditField
        label={t('reps.field.leftOn')}
        type="date"
        placeholder={placeholder}
        value={rep.leftOn ?? ''}
        display={rep.leftOn === null ? '' : format.day(rep.leftOn)}
        onSave={(day) => (day === '' || isCalendarDay(day) ? save({ leftOn: day || null }) : Promise.resolve(false))}
      />
      <EditText
        label={t('reps.field.note')}
        value={rep.note}
        placeholder={placeholder}
        onSave={(note) => save({ note })}
      />
    </div>
  );
}

interface LevelFieldProps {
  value: string;
  placeholder: string;
  levels: readonly string[];
  save(level: string): Promise<boolean>;
}

function LevelField(props: LevelFieldProps) {
  const t = useT();
  const [text, setText] = useState(props.value);
  const [shown, setShown] = useState(props.value);
  if (shown !== props.value) {
    setShown(props.value);
    setText(props.value);
  }
  const usual = [t('reps.levels.senior'), t('reps.levels.middle'), t('reps.levels.junior')];
  return (
    <Autocomplete
      classNames={FRAME}
      size="xs"
      label={t('reps.field.level')}
      data={[...new Set([...usual, ...props.levels])].filter((level) => level !== '')}
      value={text}
      placeholder={props.placeholder}
      maxLength={60}
      onChange={setText}
      onBlur={() => {
        if (text.trim() !== props.value) void props.save(text.trim()).then((saved) => saved || setText(props.value));
      }}
    />
  );
}
