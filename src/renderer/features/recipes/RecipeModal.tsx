import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { missingFields } from '../../../shared/contract/importFields.ts';
import type { RecipeColumn } from '../../../shared/contract/importRules.ts';
import type { Recipe } from '../../../shared/contract/recipes.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { RecipeColumns, twiceUsed } from './RecipeColumns.tsx';
import { RecipeRules } from './RecipeRules.tsx';
import classes from './recipes.module.css';

/** A recipe to be changed; nothing that was imported by it changes. Left with changes, it asks once what is to become of them. */
export function RecipeModal({ recipe, onClose }: { recipe: Recipe | null; onClose: () => void }) {
  const t = useT();
  const changed = useRef(false);
  const [asking, setAsking] = useState(false);
  const close = () => {
    changed.current = false;
    setAsking(false);
    onClose();
  };
  return (
    <Modal
      opened={recipe !== null}
      onClose={() => (changed.current ? setAsking(true) : close())}
      title={t('recipes.edit.title')}
      size={1100}
    >
      {recipe && (
        <RecipeForm
          key={`${recipe.id} ${recipe.revision}`}
          recipe={recipe}
          asking={asking}
          onChanged={(is) => {
            changed.current = is;
          }}
          onClose={close}
        />
      )}
    </Modal>
  );
}

interface RecipeFormProps {
  recipe: Recipe;
  /** Somebody was about to leave with changes. */
  asking: boolean;
  onChanged(is: boolean): void;
  onClose(): void;
}

function RecipeForm({ recipe, asking, onChanged, onClose }: RecipeFormProps) {
  const t = useT();
  const update = useApiCommand('recipes.update');
  const [name, setName] = useState(recipe.name);
  const [sourceName, setSourceName] = useState(recipe.sourceName);
  const [rules, setRules] = useState(recipe.rules);
  const [layouts, setLayouts] = useState(recipe.layouts);
  const [at, setAt] = useState(0);
  const is = { name, sourceName, rules, layouts };
  const isChanged = (Object.keys(is) as (keyof typeof is)[]).some((part) => is[part] !== recipe[part]);
  useEffect(() => onChanged(isChanged), [isChanged, onChanged]);
  const layout = layouts[at] ?? layouts[0];
  const columns = layout?.columns ?? [];
  const has = useMemo(() => new Set(columns.flatMap(({ field }) => field ?? [])), [columns]);
  const missing = missingFields(has, recipe.kind);
  const twice = twiceUsed(columns, recipe.kind);
  const setColumn = (place: number, next: RecipeColumn) =>
    setLayouts(
      layouts.map((each) =>
        each === layout ? { columns: each.columns.map((column, i) => (i === place ? next : column)) } : each,
      ),
    );
  const save = () =>
    update.mutate(
      {
        id: recipe.id,
        expectedRevision: recipe.revision,
        patch: { name: name.trim(), sourceName: sourceName.trim(), rules, layouts },
      },
      { onSuccess: onClose },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm">
        {update.error && <ErrorNotice error={update.error} />}
        <Group grow align="flex-start">
          <TextInput
            data-autofocus
            label={t('recipes.page.name')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('recipes.page.source')}
            description={t('recipes.page.sourceHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={60}
            value={sourceName}
            onChange={(event) => setSourceName(event.currentTarget.value)}
          />
        </Group>
        <div className={classes.form}>
          <RecipeRules kind={recipe.kind} rules={rules} onChange={setRules} />
          <div>
            {layouts.length > 1 && (
              <Group gap="sm" align="flex-end" mb="xs" wrap="nowrap">
                <Select
                  flex={1}
                  label={t('recipes.edit.layout')}
                  allowDeselect={false}
                  data={layouts.map((each, i) => ({ value: String(i), label: layoutName(each.columns, i, t) }))}
                  value={String(at)}
                  onChange={(next) => next !== null && setAt(Number(next))}
                />
                <Button
                  variant="default"
                  onClick={() => {
                    setLayouts(layouts.filter((each) => each !== layout));
                    setAt(0);
                  }}
                >
                  {t('recipes.edit.removeLayout')}
                </Button>
              </Group>
            )}
            <RecipeColumns kind={recipe.kind} columns={columns} onColumn={setColumn} />
            {missing.length > 0 && (
              <Text size="sm" c="red" role="alert">
                {t('recipes.edit.missing', {
                  fields: missing
                    .map((any) => any.map((field) => t(`imports.field.${field}`)).join(t('imports.understand.or')))
                    .join(t('imports.understand.and')),
                })}
              </Text>
            )}
            {twice.map((field) => (
              <Text key={field} size="sm" c="red" role="alert">
                {t('recipes.edit.twice', { field: t(`imports.field.${field}`) })}
              </Text>
            ))}
          </div>
        </div>
        <Group justify="flex-end" className={classes.foot}>
          {asking && (
            <Text size="sm" role="alert">
              {t('recipes.edit.unsaved')}
            </Text>
          )}
          <Button variant="default" onClick={onClose}>
            {t(asking ? 'recipes.edit.discard' : 'common.action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={update.isPending}
            disabled={name.trim() === '' || sourceName.trim() === '' || missing.length > 0 || twice.length > 0}
          >
            {t('recipes.edit.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const NAMED_HEADERS = 4;

function layoutName(columns: readonly RecipeColumn[], at: number, t: ReturnType<typeof useT>): string {
  const headers = columns.map(({ header }) => header).filter((header) => header !== '');
  return t('recipes.edit.layoutOf', {
    no: at + 1,
    headers: headers.slice(0, NAMED_HEADERS).join(t('imports.check.comma')),
  });
}
