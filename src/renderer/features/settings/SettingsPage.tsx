import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Paper } from '../../../shared/contract/reports.contract.ts';
import { DensityPreference, LanguagePreference, ThemePreference, usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useDensity, useLanguageChoice, useTheme } from '../../app/appearance.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { RemindersForm } from '../reminders/RemindersForm.tsx';
import { FileSettingsForm } from './FileSettingsForm.tsx';
import { OperatorsForm } from './OperatorsForm.tsx';
import { OwnFieldsForm } from './OwnFieldsForm.tsx';
import { PlainChoice } from './PlainChoice.tsx';
import classes from './settings.module.css';
import { TagsForm } from './TagsForm.tsx';

/** What belongs to the data file and what to this PC; every change is kept at once. */
export function SettingsPage() {
  const t = useT();
  const file = useApiQuery('session.get', {}).data?.file;
  const settings = useApiQuery('settings.get', {}, { enabled: file != null });
  return (
    <Stack className={classes.page} gap="xl">
      <PageTitle>{t('settings.page.title')}</PageTitle>
      <Group title={t('settings.file.title')} hint={t('settings.file.hint')}>
        {settings.error && <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />}
        {file === null && <Text c="dimmed">{t('settings.file.none')}</Text>}
        {settings.data && file && <FileSettingsForm settings={settings.data} readOnly={file.readOnly} />}
      </Group>
      {settings.data && file && (
        <Group title={t('operators.title')} hint={t('operators.hint')}>
          <OperatorsForm readOnly={file.readOnly} />
        </Group>
      )}
      {file && (
        <Group title={t('settings.fields.title')} hint={t('settings.fields.hint')}>
          <OwnFieldsForm readOnly={file.readOnly} />
        </Group>
      )}
      {file && (
        <Group title={t('settings.tags.title')} hint={t('settings.tags.hint')}>
          <TagsForm readOnly={file.readOnly} />
        </Group>
      )}
      <Group title={t('today.reminders.title')}>
        <RemindersForm />
      </Group>
      <Group title={t('settings.pc.title')}>
        <PcSettings />
      </Group>
    </Stack>
  );
}

function Group(props: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} className={classes.group}>
      <div>
        <Title order={2} size="h4">
          {props.title}
        </Title>
        {props.hint && (
          <Text size="sm" c="dimmed">
            {props.hint}
          </Text>
        )}
      </div>
      <Stack gap="md">{props.children}</Stack>
    </section>
  );
}

function PcSettings() {
  const t = useT();
  const { language, change } = useLanguageChoice();
  const { choice, choose } = useTheme();
  const { density, setDensity } = useDensity();
  const [paper, setPaper] = usePreference('paper', Paper, 'A4');
  return (
    <>
      <PlainChoice
        label={t('settings.pc.language')}
        schema={LanguagePreference}
        value={language}
        options={[
          ['zh-CN', t('settings.pc.chinese')],
          ['en', t('settings.pc.english')],
        ]}
        onChange={change}
      />
      <PlainChoice
        label={t('settings.pc.theme')}
        schema={ThemePreference}
        value={choice}
        options={[
          ['auto', t('shell.top.themeAuto')],
          ['light', t('shell.top.themeLight')],
          ['dark', t('shell.top.themeDark')],
        ]}
        onChange={choose}
      />
      <PlainChoice
        label={t('settings.pc.density')}
        schema={DensityPreference}
        value={density}
        options={[
          ['compact', t('shell.top.compact')],
          ['comfortable', t('shell.top.comfortable')],
        ]}
        onChange={setDensity}
      />
      <PlainChoice
        label={t('settings.pc.paper')}
        hint={t('settings.pc.paperHint')}
        schema={Paper}
        value={paper}
        options={Paper.options.map((each) => [each, each] as const)}
        onChange={setPaper}
      />
    </>
  );
}
