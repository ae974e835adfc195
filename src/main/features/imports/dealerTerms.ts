import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { MICRO_DIGITS, rescale } from '../../../shared/domain/money.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { compareColumns } from './dealerChanges.ts';
import { differenceRules } from './differenceRules.rules.ts';
import type { ReceivableDraft, RowProblem } from './draft.ts';
import type { DealerRef } from './matchDealer.ts';
import type { Columns, RecordFate, StagedDealer } from './staged.ts';

/** What the rows of a dealer in a list of balances say of him: up to how much, and for how long, he may owe. */
export interface SaidTerms {
  limit?: Said;
  term?: Said;
  /** Rows are open bills with terms of their own: of the dealer himself they say none. */
  termsDiffer?: true;
}

interface Said {
  value: number;
  /** The first row that says it. */
  row: number;
  text: string;
}

/** Adds what a further row says; the first one counts. @returns what differs from it */
export function addTerms(
  said: SaidTerms,
  { row, creditLimitMicro, termDays, texts = {} }: ReceivableDraft,
  rowsAreBills: boolean,
): RowProblem[] {
  const differing: RowProblem[] = [];
  const take = (key: 'limit' | 'term', field: ImportField, value: number | undefined): void => {
    if (value === undefined) return;
    const text = texts[field] ?? '';
    const known = said[key];
    if (known === undefined) said[key] = { value, row, text };
    else if (known.value === value) return;
    else if (key === 'term' && rowsAreBills) said.termsDiffer = true;
    else {
      const params = { row: known.row, kept: known.text };
      differing.push({ field, code: 'joined_differs', severity: 'warning', params, text });
    }
  };
  take('limit', 'creditLimit', creditLimitMicro);
  take('term', 'termDays', termDays);
  return differing;
}

/**
 * Brings credit limits and terms of a list of balances to the dealers, by the owner's rules for what is known.
 * @param digits of the currency's minor unit
 */
export function createDealerTerms(
  db: Db,
  { options, headers, digits }: { options: CheckOptions; headers: readonly string[]; digits: number },
) {
  const rules = differenceRules(options, headers);
  const read = rawOf(db).prepare<[number], Columns>('SELECT credit_limit_minor, term_days FROM dealer WHERE id = ?');
  const staged: StagedDealer[] = [];
  const seen = new Set<number>();

  return {
    /** What changes of a known dealer; a new one is made with it. Of one that was merged nothing but blanks is filled. */
    bring(
      { ref, name, row, said }: { ref: DealerRef; name: string; row: number; said: SaidTerms },
      made: readonly StagedDealer[],
    ): RecordFate['changes'] {
      const columns = columnsOf(said, digits);
      if (Object.keys(columns).length === 0) return [];
      if ('localNo' in ref) {
        const dealer = made.find(({ localNo }) => localNo === ref.localNo);
        if (dealer) Object.assign(dealer.fields, columns);
        return [];
      }
      if ((ref.via !== undefined && ref.present !== true) || seen.has(ref.id)) return [];
      seen.add(ref.id);
      const current = read.get(ref.id) ?? {};
      const { fields, changes } = compareColumns(current, columns, rules);
      // What the list states again is kept with it too: undoing an earlier list then leaves it.
      const stated = Object.fromEntries(Object.entries(columns).filter(([column, value]) => current[column] === value));
      const written = { ...stated, ...fields };
      if (Object.keys(written).length === 0) return changes;
      staged.push({
        ...{ localNo: staged.length, row, action: 'update', dealerId: ref.id, name, changes },
        fields: written,
        people: { contacts: [] },
      });
      return changes;
    },
    /** Known dealers as they are to be written. */
    staged: (): StagedDealer[] => staged,
  };
}

function columnsOf({ limit, term, termsDiffer }: SaidTerms, digits: number): Columns {
  return {
    ...(limit === undefined ? {} : { credit_limit_minor: rescale(limit.value, MICRO_DIGITS, digits) }),
    ...(term === undefined || termsDiffer ? {} : { term_days: term.value }),
  };
}
