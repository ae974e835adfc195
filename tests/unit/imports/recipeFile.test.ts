import { expect, test } from 'vitest';
import { readRecipe } from '../../../src/main/features/recipes/recipeFile.rules.ts';
import { ImportRules, MAX_RECIPE_BYTES } from '../../../src/shared/contract/importRules.ts';

test('a recipe longer than recipes are is none, whatever it holds', () => {
  const recipe = {
    format: 'dealerdesk-recipe',
    version: 1,
    name: '管家婆',
    source: '管家婆',
    kind: 'dealers',
    rules: ImportRules.parse({}),
    layouts: [{ columns: [{ header: '客户名称', field: 'name', ownField: null }] }],
  };
  const text = (length: number) => JSON.stringify({ ...recipe, besides: 'x'.repeat(length) });

  expect(readRecipe(text(10), 'a.json').name).toBe('管家婆');
  expect(() => readRecipe(text(MAX_RECIPE_BYTES), 'a.json')).toThrow('recipe_wrong_file');
});
