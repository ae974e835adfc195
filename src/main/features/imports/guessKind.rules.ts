import {
  hasTrait,
  IMPORT_KINDS,
  type ImportKind,
  KIND_SCHEMAS,
  missingFields,
} from '../../../shared/contract/importFields.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isKnownHeader, matchHeader } from './headerKey.rules.ts';
import { RECOGNITION } from './kinds/recognition.rules.ts';
import { suggestMapping } from './mapping.rules.ts';

/** What a title says outweighs one column, not a whole list of them. */
const TITLE_WEIGHT = 5;
/** A needed field that is not there: a list that can be imported as it is outweighs one that explains a column more. */
const LACK_WEIGHT = 2;
/** A column of dealers in a list of something else. */
const FOREIGN_WEIGHT = 4;

/**
 * What a list is, by what explains its columns best and what its titles say. Where two explain it equally well the one the
 * owner has more of: dealers, then orders.
 * @param titles texts above the header, names of sheet and file
 * @param pause called between columns
 */
export function guessKind(
  headers: readonly string[],
  samples: readonly RawRow[],
  titles: readonly string[] = [],
  pause: () => void = () => undefined,
): ImportKind {
  const told = titles.map(fold);
  const scores = IMPORT_KINDS.map((kind) => {
    const guesses = suggestMapping(headers, samples, kind, pause);
    const fields = new Set(guesses.flatMap(({ field }) => (field === null ? [] : [field])));
    const weighed = guesses.reduce((sum, { field, header, reason }) => {
      // A name of another kind's column is believed before what stands below it.
      const doubtful = reason === 'content' && isKnownHeader(header);
      return sum + (field === null ? 0 : (RECOGNITION[kind].weights[field] ?? 0)) * (doubtful ? 0.5 : 1);
    }, 0);
    const { title } = RECOGNITION[kind];
    const hinted = title?.fields.some((field) => fields.has(field)) === true && title.says(told, samples);
    const lacks = LACK_WEIGHT * missingFields(fields, kind).length;
    return {
      kind,
      score:
        weighed - lacks + (hinted ? TITLE_WEIGHT : 0) - (isOfDealers(kind) ? 0 : FOREIGN_WEIGHT * foreign(guesses)),
    };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).kind;
}

/** Lists whose rows are dealers, or name one. */
function isOfDealers(kind: ImportKind): boolean {
  return kind === 'dealers' || hasTrait(kind, 'unknownDealer');
}

/** Columns that name dealers and that a kind has no use for. */
function foreign(guesses: readonly ColumnGuess[]): number {
  const names = KIND_SCHEMAS.orders.named;
  return guesses.filter(
    ({ field, header }) =>
      field === null && matchHeader(header, 'orders').some((match) => match.exact && names.includes(match.field)),
  ).length;
}
