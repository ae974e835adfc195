import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import type { OrderDraft, RowProblem } from './draft.ts';
import type { ImportEnv } from './fileRows.ts';
import { createDealerMatcher, type DealerRef } from './matchDealer.ts';
import { isExcludedName } from './readWord.rules.ts';
import type { Columns, StagedDealer } from './staged.ts';

/** Finds the dealers of bills; a dealer nobody knows is made by the import or keeps its bills out, as the owner says. */
export function createOrderDealers(env: ImportEnv, options: CheckOptions) {
  const matcher = createDealerMatcher(env.db);
  const regions = loadRegions(env.resourcesDir);
  const made: StagedDealer[] = [];
  /** The same few texts come thousands of times. */
  const seen = new Map<string, { ref: DealerRef } | { problem: RowProblem }>();

  function find(draft: OrderDraft): { ref: DealerRef } | { problem: RowProblem } {
    const phones = draft.phone === undefined ? [] : [draft.phone];
    const text = draft.dealerName ?? draft.dealerCode ?? draft.phone ?? '';
    const result = matcher.match({ code: draft.dealerCode, name: draft.dealerName, city: draft.city, phones });
    if ('ambiguous' in result) {
      return {
        problem: {
          field: 'dealerName',
          code: 'dealer_ambiguous',
          severity: 'ambiguous',
          params: { names: result.ambiguous.join(' / ') },
          text,
        },
      };
    }
    if (result.found !== null) return { ref: result.found };
    if (options.unknownDealer === 'reject') {
      return { problem: { field: 'dealerName', code: 'dealer_unknown', severity: 'rejected', params: {}, text } };
    }
    return { ref: { localNo: make(draft) } };
  }

  function make(draft: OrderDraft): number {
    const localNo = made.length;
    const name = draft.dealerName ?? draft.dealerCode ?? draft.phone ?? '';
    const region = regions.parseRegion(draft.regionText ?? '', { city: draft.city });
    const fields: Columns = {
      ...nameColumns(name),
      ...(draft.dealerCode === undefined ? {} : codeColumns(draft.dealerCode)),
      excluded: isExcludedName(name) ? 1 : 0,
      region_code: region.code,
      province: region.province || (region.code === '' ? (draft.regionText ?? '') : ''),
      city: region.city || (draft.city ?? ''),
      district: region.district,
    };
    const { phones } = readPhones(draft.phone ?? '');
    const contacts = phones.length === 0 ? [] : [{ name: '', role: '', wechat: '', email: '', phones }];
    made.push({
      localNo,
      row: draft.row,
      action: 'create',
      dealerId: null,
      name,
      fields,
      people: { contacts },
      changes: [],
    });
    matcher.add(localNo, { code: draft.dealerCode, name: draft.dealerName, city: draft.city, phones: [] });
    return localNo;
  }

  return {
    find(draft: OrderDraft) {
      const key = `${draft.dealerCode ?? ''}|${draft.dealerName ?? ''}|${draft.city ?? ''}|${draft.phone ?? ''}`;
      const known = seen.get(key);
      if (known) return known;
      const found = find(draft);
      seen.set(key, found);
      return found;
    },
    staged: (): StagedDealer[] => made,
  };
}
