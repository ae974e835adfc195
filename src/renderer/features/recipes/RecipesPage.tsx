import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { ArrowLeft, FileDown, FileInput, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Recipe } from '../../../shared/contract/recipes.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { RecipeModal } from './RecipeModal.tsx';
import classes from './recipes.module.css';
import { useRecipeActs } from './useRecipeActs.ts';

/** Every recipe of the data file: renamed, edited, deleted, passed on as a small file and taken in from one. */
export function RecipesPage() {
  const t = useT();
  const list = useApiQuery('recipes.list', {});
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const [editing, setEditing] = useState<Recipe | null>(null);
  const { take, busy } = useRecipeActs();
  return (
    <Stack className={classes.page} gap="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <PageTitle>{t('recipes.page.title')}</PageTitle>
          <Text size="sm" c="dimmed">
            {t('recipes.page.hint')}
          </Text>
        </div>
        <Group gap="sm" wrap="nowrap">
          {list.data && list.data.recipes.length > 0 && <RecipesExport recipes={list.data.recipes} />}
          <Button
            variant="default"
            leftSection={<ArrowLeft size={15} aria-hidden />}
            onClick={() => navigate('/import')}
          >
            {t('recipes.page.back')}
          </Button>
          <Button
            variant="default"
            disabled={readOnly}
            loading={busy}
            leftSection={<FileInput size={15} aria-hidden />}
            onClick={() => void take()}
          >
            {t('recipes.page.take')}
          </Button>
        </Group>
      </Group>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.recipes.length === 0 && (
        <EmptyState title={t('recipes.page.none')} text={t('recipes.page.noneText')}>
          <Button leftSection={<FileDown size={16} aria-hidden />} onClick={() => navigate('/import')}>
            {t('shell.nav.imports')}
          </Button>
        </EmptyState>
      )}
      {list.data && list.data.recipes.length > 0 && (
        <RecipeTable recipes={list.data.recipes} readOnly={readOnly} onEdit={setEditing} />
      )}
      <RecipeModal recipe={editing} onClose={() => setEditing(null)} />
    </Stack>
  );
}

function RecipesExport({ recipes }: { recipes: readonly Recipe[] }) {
  const t = useT();
  const format = useFormat();
  const name = t('recipes.page.title');
  const headers = ({ layouts }: Recipe) =>
    (layouts[0]?.columns ?? []).flatMap(({ header }) => (header === '' ? [] : [header])).join(t('imports.check.comma'));
  const request = shownTable(
    name,
    [
      [t('recipes.page.name'), 'text', (recipe) => recipe.name],
      [t('recipes.page.source'), 'text', (recipe) => recipe.sourceName],
      [t('recipes.page.kind'), 'text', ({ kind }) => t(`imports.kind.${kind}`)],
      [t('recipes.page.layouts'), 'text', (recipe) => headers(recipe).slice(0, 4000)],
      [t('recipes.page.used'), 'text', ({ usedAt }) => (usedAt === null ? '' : format.instant(usedAt))],
    ],
    recipes,
  );
  return <TableExport request={request} name={name} />;
}

interface RecipeTableProps {
  recipes: readonly Recipe[];
  readOnly: boolean;
  onEdit(recipe: Recipe): void;
}

function RecipeTable({ recipes, readOnly, onEdit }: RecipeTableProps) {
  const t = useT();
  return (
    <table className={classes.recipes}>
      <thead>
        <tr>
          {(['name', 'source', 'kind', 'layouts', 'used'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`recipes.page.${name}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {recipes.map((recipe) => (
          <RecipeRow key={recipe.id} recipe={recipe} readOnly={readOnly} onEdit={onEdit} />
        ))}
      </tbody>
    </table>
  );
}

function RecipeRow({ recipe, readOnly, onEdit }: { recipe: Recipe } & Omit<RecipeTableProps, 'recipes'>) {
  const t = useT();
  const format = useFormat();
  const { save, remove } = useRecipeActs();
  const { name, sourceName, kind, layouts, usedAt } = recipe;
  const headers = layouts[0]?.columns.filter(({ header }) => header !== '') ?? [];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{sourceName}</td>
      <td>{t(`imports.kind.${kind}`)}</td>
      <td className={classes.layout} title={headers.map(({ header }) => header).join(t('imports.check.comma'))}>
        {layouts.length > 1 && `${t('recipes.page.severalLayouts', { count: layouts.length })} · `}
        {t('recipes.page.columns', { count: headers.length })}
        <Text size="xs" c="dimmed" truncate>
          {headers.map(({ header }) => header).join(t('imports.check.comma'))}
        </Text>
      </td>
      <td>
        {usedAt === null ? <span className={classes.dim}>{t('recipes.page.never')}</span> : format.instant(usedAt)}
      </td>
      <td className={classes.acts}>
        <ActionIcon
          variant="subtle"
          disabled={readOnly}
          aria-label={t('recipes.page.edit', { name })}
          onClick={() => onEdit(recipe)}
        >
          <PencilLine size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={t('recipes.page.save', { name })} onClick={() => void save(recipe)}>
          <FileDown size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          disabled={readOnly}
          aria-label={t('recipes.page.remove', { name })}
          onClick={() => void remove(recipe)}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
