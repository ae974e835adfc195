import type { ImportCounts } from '../../../shared/contract/imports.contract.ts';
import type { OrderDraft } from './draft.ts';

/** Counts bills that are left out by what the file says of them; the lines of one bill are one. */
export function createStateCounts(counts: ImportCounts) {
  const seen = new Set<string>();
  return {
    /** @returns false for a further row of a bill that has been counted */
    add(draft: OrderDraft, numberKey: string | null): boolean {
      const key = numberKey ?? `#${draft.row}`;
      if (seen.has(key)) return false;
      seen.add(key);
      const said = draft.problems.find(({ code }) => code === 'bill_state');
      if (said) addState(counts, said.text);
      return true;
    },
  };
}

function addState(counts: ImportCounts, state: string): void {
  const known = counts.states.find((each) => each.state === state);
  if (known) known.bills += 1;
  else counts.states.push({ state, bills: 1 });
}
