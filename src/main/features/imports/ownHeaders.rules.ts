import { KIND_SCHEMAS } from '../../../shared/contract/importFields.ts';
import type { OwnMapping } from '../../../shared/contract/imports.contract.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import { wordKey } from '../dealers/text.rules.ts';
import type { KnownField } from './ownFields.repo.ts';

/** What a dealer cannot be known without is never given up for a field of the same name. */
const NEEDED = new Set(KIND_SCHEMAS.dealers.needed.flat());

/** Columns that go by the name of one of the owner's own fields, or did at the last import, are that field's. */
export function withOwnFields(
  guesses: readonly ColumnGuess[],
  fields: readonly KnownField[],
  recipe: OwnMapping,
): ColumnGuess[] {
  const taken = new Set<number>();
  const offered = new Map(fields.map((field) => [wordKey(field.name), field.id]));
  const ids = new Set(fields.map(({ id }) => id));
  const remembered = new Map(
    recipe.filter(({ fieldId }) => ids.has(fieldId)).map((each) => [each.column, each.fieldId]),
  );
  for (const fieldId of remembered.values()) taken.add(fieldId);
  /** Of two columns of one name it is the one that has no field: so does a list of our own tell them apart. */
  const fieldless = new Set(guesses.flatMap(({ field, header }) => (field === null ? [wordKey(header)] : [])));
  return guesses.map((guess) => {
    const known = remembered.get(guess.column);
    if (known !== undefined) return { ...guess, field: null, ownField: known, reason: 'recipe' };
    const named = offered.get(wordKey(guess.header));
    const isFree =
      guess.field === null ||
      (guess.reason !== 'recipe' && !NEEDED.has(guess.field) && !fieldless.has(wordKey(guess.header)));
    if (named === undefined || !isFree || taken.has(named)) return guess;
    taken.add(named);
    return { ...guess, field: null, ownField: named, reason: 'header' };
  });
}
