import type { AgeBands } from '../../../shared/domain/ageing.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { type OwnBalance, ownBalances } from '../doubles/doubles.service.ts';
import type { RecordFate } from './staged.ts';

interface NewBalance extends AgeBands {
  dealerId: number | null;
  balanceMinor: number;
  overdueMinor: number;
  contentKey: string;
}

/** Compares the balances of a day with those that are known of it, whoever brought them; those of merged dealers each by itself. */
export function createKnownBalances(db: Db, asOfOn: string) {
  const find = rawOf(db).prepare<[string, number], OwnBalance>(
    `SELECT id, balance_minor AS balanceMinor, overdue_minor AS overdueMinor, content_key AS contentKey FROM receivable
     WHERE as_of_on = ? AND dealer_id = ?`,
  );
  const own = ownBalances(db, asOfOn);
  const ofMerged = new Set([...own.values()].map(({ id }) => id));
  const knownOf = (dealerId: number) => {
    const known = own.get(dealerId) ?? find.get(asOfOn, dealerId);
    // What was another's before a merge is not the dealer's own.
    return known !== undefined && (own.has(dealerId) || !ofMerged.has(known.id)) ? known : undefined;
  };
  return {
    fateOf(balance: NewBalance): RecordFate {
      const known = balance.dealerId === null ? undefined : knownOf(balance.dealerId);
      if (!known) return { action: 'create', recordId: null, changes: [] };
      if (known.contentKey === balance.contentKey) return { action: 'unchanged', recordId: known.id, changes: [] };
      return { action: 'update', recordId: known.id, changes: changesOf(known, balance) };
    },
  };
}

function changesOf(known: OwnBalance, balance: NewBalance): RecordFate['changes'] {
  const changes = (['balanceMinor', 'overdueMinor'] as const)
    .filter((field) => known[field] !== balance[field])
    .map((field) => ({ field, before: String(known[field]), after: String(balance[field]) }));
  return changes.length > 0 ? changes : [{ field: 'ageing', before: '', after: '' }];
}
