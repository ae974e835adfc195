import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { BookOpenText, FileDown, Lock } from 'lucide-react';
import { useMemo } from 'react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { useImportActions } from '../../app/importActions.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TaxNotice } from '../../components/TaxNotice.tsx';
import { useT } from '../../components/useT.ts';
import { SampleWorkbooks } from '../samples/SampleWorkbooks.tsx';
import { CoverageStrip } from './CoverageStrip.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import classes from './imports.module.css';
import { PasteTable } from './PasteTable.tsx';
import { useStepKeys } from './useStepKeys.ts';

/** Where every import begins, and where those so far are kept. */
export function ImportPage() {
  const t = useT();
  const { pick } = useImportActions();
  const file = useApiQuery('session.get', {}).data?.file;
  const readOnly = file?.readOnly === true;
  const start = () => void pick();
  useStepKeys({ primary: readOnly ? undefined : start });
  usePageCommands(
    // biome-ignore lint/correctness/useExhaustiveDependencies: `start` only calls `pick`
    useMemo(() => [{ id: 'imports.pick', label: t('imports.page.pick'), run: start }], [t, pick]),
  );
  return (
    <Stack className={classes.page} gap="lg">
      <Group justify="space-between" wrap="nowrap">
        <PageTitle>{t('imports.page.title')}</PageTitle>
        <RecipesLink />
      </Group>
      {readOnly ? (
        <Alert color="yellow" variant="light" icon={<Lock size={17} aria-hidden />}>
          {t('imports.page.readOnly')}
        </Alert>
      ) : (
        <div className={classes.dropRoom}>
          <FileDown size={30} aria-hidden />
          <Text size="lg" fw={600}>
            {t('imports.page.drop')}
          </Text>
          <Text c="dimmed" ta="center" maw={560}>
            {t('imports.page.dropText')}
          </Text>
          {file?.sample && <Text size="sm">{t('imports.page.sampleFile')}</Text>}
          <Group gap="sm">
            <Button size="sm" rightSection={<kbd aria-hidden>Enter</kbd>} onClick={start}>
              {t('imports.page.pick')}
            </Button>
            <PasteTable />
          </Group>
        </div>
      )}
      <TaxNotice />
      <CoverageStrip />
      <ImportHistory />
      {!readOnly && <SampleWorkbooks />}
    </Stack>
  );
}

/** There is something to look at as soon as a list has been imported; a recipe file can be taken in before. */
function RecipesLink() {
  const t = useT();
  const recipes = useApiQuery('recipes.list', {}).data?.recipes ?? [];
  return (
    <Button
      variant="default"
      leftSection={<BookOpenText size={15} aria-hidden />}
      onClick={() => navigate('/import/recipes')}
    >
      {t('recipes.page.open', { count: recipes.length })}
    </Button>
  );
}
