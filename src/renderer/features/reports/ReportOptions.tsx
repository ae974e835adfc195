import { Anchor, MultiSelect, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import type { z } from 'zod';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useLanguage, useT } from '../../components/useT.ts';
import { hasTenThousands, KeptOptions, NO_REP, type ReportChoice } from './reportOptions.ts';
import classes from './reports.module.css';

const { unit: Unit, sort: Sort, lang: Lang } = KeptOptions.shape;

export interface ReportOptionsProps {
  choice: ReportChoice;
  onChange(next: Partial<ReportChoice>): void;
}

/** Which dealers, in which order and unit, by whom, in which language. */
export function ReportOptions({ choice, onChange }: ReportOptionsProps) {
  const t = useT();
  const language = useLanguage();
  const company = useApiQuery('settings.get', {}).data?.companyName;
  return (
    <aside className={classes.options} aria-label={t('reports.screen.options')}>
      <Stack gap="md">
        <Title order={2} size="h5">
          {t('reports.screen.options')}
        </Title>
        <Scope choice={choice} onChange={onChange} />
        <Pick
          label={t('reports.screen.sort')}
          schema={Sort}
          value={choice.sort}
          options={[
            ['rank', t('reports.screen.sortRank')],
            ['name', t('reports.screen.sortName')],
            ['rep', t('reports.screen.sortRep')],
          ]}
          onChange={(sort) => onChange({ sort })}
        />
        <UnitPick choice={choice} onChange={onChange} />
        <TextInput
          label={t('reports.screen.preparedBy')}
          maxLength={60}
          value={choice.preparedBy}
          onChange={(event) => onChange({ preparedBy: event.currentTarget.value })}
        />
        {company === '' && (
          <Text size="xs" c="dimmed">
            {t('reports.screen.noCompany')}{' '}
            <Anchor href="#/settings" inherit underline="always">
              {t('shell.nav.settings')}
            </Anchor>
          </Text>
        )}
        <Pick
          label={t('reports.screen.language')}
          schema={Lang}
          value={choice.lang ?? language}
          options={[
            ['zh-CN', t('settings.pc.chinese')],
            ['en', t('settings.pc.english')],
          ]}
          onChange={(lang) => onChange({ lang })}
        />
      </Stack>
    </aside>
  );
}

function Scope({ choice, onChange }: ReportOptionsProps) {
  const t = useT();
  const tiers = useApiQuery('scoring.overview', {}).data?.live?.tiers ?? [];
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const repOptions = [
    ...reps.map(({ id, name }) => ({ value: String(id), label: name })),
    { value: NO_REP, label: t('reports.screen.noRep') },
  ];
  return (
    <>
      <MultiSelect
        label={t('reports.screen.tiers')}
        placeholder={choice.tiers.length === 0 ? t('reports.screen.tiersAll') : ''}
        clearable
        data={tiers.map(({ tier }) => tier)}
        value={[...choice.tiers]}
        onChange={(next) => onChange({ tiers: next })}
      />
      {reps.length > 0 && (
        <MultiSelect
          label={t('reports.screen.reps')}
          placeholder={choice.reps.length === 0 ? t('reports.screen.repsAll') : ''}
          clearable
          searchable
          data={repOptions}
          value={[...choice.reps]}
          onChange={(next) => onChange({ reps: next })}
        />
      )}
    </>
  );
}

function UnitPick({ choice, onChange }: ReportOptionsProps) {
  const t = useT();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const home = currency === 'CNY';
  if (!hasTenThousands(currency)) return null;
  return (
    <Pick
      label={t('reports.screen.unit')}
      schema={Unit}
      value={choice.unit}
      options={[
        ['one', home ? t('reports.screen.unitOne') : t('reports.screen.unitOther', { currency })],
        [
          'tenThousand',
          home ? t('reports.screen.unitTenThousand') : t('reports.screen.unitOtherTenThousand', { currency }),
        ],
      ]}
      onChange={(unit) => onChange({ unit })}
    />
  );
}

interface PickProps<V extends string> {
  label: string;
  schema: z.ZodType<V | null>;
  value: V;
  options: readonly (readonly [value: V, label: string])[];
  onChange(next: V): void;
}

function Pick<V extends string>({ label, schema, value, options, onChange }: PickProps<V>) {
  const id = useId();
  const change = (next: string) => {
    const chosen = schema.parse(next);
    if (chosen !== null) onChange(chosen);
  };
  return (
    <div>
      <div id={id} className={classes.label}>
        {label}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        value={value}
        data={options.map(([each, text]) => ({ value: each, label: text }))}
        onChange={change}
      />
    </div>
  );
}
