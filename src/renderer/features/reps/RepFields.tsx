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
        maxLength={60}
        onChange={(aliases) => void save({ aliases })}
      />
      <EditField label={t('reps.field.phone')} value={rep.phone} maxLength={60} onSave={(phone) => save({ phone })} />
      <LevelField value={rep.level} levels={levels} save={(level) => save({ level })} />
      <EditField
        label={t('reps.field.capacity')}
        value={rep.capacityMinutes === null ? '' : String(rep.capacityMinutes)}
        maxLength={5}
        onSave={minutes}
      />
      <MultiSelect
        classNames={FRAME}
        label={t('reps.field.regions')}
        searchable
        limit={60}
        data={regions ?? rep.regions}
        value={rep.regions}
        onChange={(next) => void save({ regions: next })}
      />
      {LISTS.map((field) => (
        <TagsInput
          key={field}
          classNames={FRAME}
          size="xs"
          label={t(`reps.field.${field}`)}
          value={rep[field]}
          maxLength={60}
          onChange={(next) => void save({ [field]: next })}
        />
      ))}
      <EditField
        label={t('reps.field.leftOn')}
        type="date"
        value={rep.leftOn ?? ''}
        display={rep.leftOn === null ? '' : format.day(rep.leftOn)}
        onSave={(day) => (day === '' || isCalendarDay(day) ? save({ leftOn: day || null }) : Promise.resolve(false))}
      />
      <EditText label={t('reps.field.note')} value={rep.note} onSave={(note) => save({ note })} />
    </div>
  );
}

function LevelField(props: { value: string; levels: readonly string[]; save(level: string): Promise<boolean> }) {
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
      maxLength={60}
      onChange={setText}
      onBlur={() => {
        if (text.trim() !== props.value) void props.save(text.trim()).then((saved) => saved || setText(props.value));
      }}
    />
  );
}
