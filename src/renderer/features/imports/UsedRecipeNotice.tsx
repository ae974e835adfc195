import { Alert, Text } from '@mantine/core';
import { History, TriangleAlert } from 'lucide-react';
import type { LayoutDifference, UsedRecipe } from '../../../shared/contract/importRules.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useT } from '../../components/useT.ts';

/** Says by which recipe a file was read; what differs from the layouts it knows is for the owner to confirm. */
export function UsedRecipeNotice({ recipe: { name, difference } }: { recipe: UsedRecipe }) {
  const t = useT();
  if (difference === null) {
    return (
      <Alert color="accent" variant="light" icon={<History size={17} aria-hidden />}>
        {t('recipes.used.same', { name })}
      </Alert>
    );
  }
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<TriangleAlert size={17} aria-hidden />}
      title={t('recipes.used.changed', { name })}
    >
      {differenceLines(difference, t).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('recipes.used.changedText')}
      </Text>
    </Alert>
  );
}

function differenceLines({ fresh, gone, renamed, moved }: LayoutDifference, t: T): string[] {
  const joined = (texts: readonly string[]) => texts.join(t('imports.check.comma'));
  const missing = gone.map(({ header, field }) => {
    const name = field === null ? header : t(`imports.field.${field}`);
    return name === header ? header : t('recipes.used.goneField', { header, field: name });
  });
  return [
    ...(renamed.length > 0
      ? [t('recipes.used.renamed', { list: joined(renamed.map((pair) => t('recipes.used.renamedPair', pair))) })]
      : []),
    ...(missing.length > 0 ? [t('recipes.used.gone', { list: joined(missing) })] : []),
    ...(fresh.length > 0 ? [t('recipes.used.fresh', { list: joined(fresh) })] : []),
    ...(moved.length > 0 ? [t('recipes.used.moved', { list: joined(moved) })] : []),
  ];
}
