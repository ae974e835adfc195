import { Select } from '@mantine/core';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import type { Correction } from './UnderstandStep.tsx';

const NONE = 'none';

/** Which recipe the file is read by: another one, or none. */
export function RecipeSelect(props: { understanding: Understanding; onCorrect: (correction: Correction) => void }) {
  const { understanding, onCorrect } = props;
  const t = useT();
  const recipes = useApiQuery('recipes.list', {}).data?.recipes ?? [];
  if (recipes.length === 0) return null;
  const used = understanding.recipe?.id ?? null;
  const options = recipes.map(({ id, name, kind }) => ({
    value: String(id),
    label: kind === understanding.kind ? name : `${name} · ${t(`imports.kind.${kind}`)}`,
  }));
  return (
    <Select
      label={t('recipes.used.label')}
      description={t('recipes.used.hint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={[{ value: NONE, label: t(used === null ? 'recipes.used.auto' : 'recipes.used.none') }, ...options]}
      value={used === null ? NONE : String(used)}
      onChange={(next) => {
        const recipe = recipes.find(({ id }) => String(id) === next);
        if (recipe) onCorrect({ recipe: recipe.id });
        else if (next === NONE && used !== null) onCorrect({ recipe: 'none' });
      }}
    />
  );
}
