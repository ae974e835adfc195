import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import type { NamedDraft, RowProblem } from './draft.ts';
import type { ImportEnv } from './fileRows.ts';
import { excludedColumns } from './grading.rules.ts';
import { createDealerMatcher, type DealerRef } from './matchDealer.ts';
import { isExcludedName } from './readWord.rules.ts';
import type { Columns, StagedDealer } from './staged.ts';

type Found = { ref: DealerRef; remark?: RowProblem } | { problem: RowProblem };

/** Finds the dealers of bills, balances and receipts; one nobody knows is made by the import or keeps its rows out, as the owner says. */
export function createOrderDealers(env: ImportEnv, options: CheckOptions) {
  const matcher = createDealerMatcher(env.db, options.ladder);
  const regions = loadRegions(env.resourcesDir);
  const made: StagedDealer[] = [];
  /** The same few texts come thousands of times. */
  const seen = new Map<string, Found>();
  const saidBinned = new Set<number>();

  function find(draft: NamedDraft): Found {
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
    if (result.found !== null) {
      const { found, binned, called } = result;
      if (called !== undefined) return { ref: found, remark: otherName(result, draft, called) };
      if (binned === undefined || !('id' in found) || saidBinned.has(found.id)) return { ref: found };
      // Said once; the bills are the dealer's, and there when it is taken out of the bin.
      saidBinned.add(found.id);
      const remark: RowProblem = {
        field: 'dealerName',
        code: 'dealer_binned',
        severity: 'warning',
        params: { name: binned },
        text,
      };
      return { ref: found, remark };
    }
    if (options.unknownDealer === 'reject') {
      return { problem: { field: 'dealerName', code: 'dealer_unknown', severity: 'rejected', params: {}, text } };
    }
    return { ref: { localNo: make(draft) } };
  }

  /** Code or phone say another dealer than the name: said once for the two, and booked by the stronger. */
  function otherName({ by }: { by: string }, draft: NamedDraft, called: string): RowProblem {
    const code = by === 'phone' ? 'known_by_phone' : 'name_differs';
    const params = { name: called, code: draft.dealerCode ?? '' };
    return { field: 'dealerName', code, severity: 'warning', params, text: draft.dealerName ?? '' };
  }

  function make(draft: NamedDraft): number {
    const localNo = made.length;
    const name = draft.dealerName ?? draft.dealerCode ?? draft.phone ?? '';
    const region = regions.parseRegion(draft.regionText ?? '', { city: draft.city });
    const fields: Columns = {
      ...nameColumns(name),
      ...(draft.dealerCode === undefined ? {} : codeColumns(draft.dealerCode)),
      ...(isExcludedName(name) ? excludedColumns(options.exclude !== 'none') : {}),
      region_code: region.code,
      province: region.province || (region.code === '' ? (draft.regionText ?? '') : ''),
      city: region.city || (draft.city ?? ''),
      district: region.district,
    };
    const { phones } = readPhones(draft.phone ?? '');
    const contacts = phones.length === 0 ? [] : [{ name: '', role: '', wechat: '', email: '', birthday: '', phones }];
    made.push({
      localNo,
      row: draft.row,
      action: 'create',
      dealerId: null,
      name,
      fields,
      people: { contacts },
      changes: [],
      proposal: isExcludedName(name) ? 'name' : undefined,
    });
    matcher.add(localNo, { code: draft.dealerCode, name: draft.dealerName, city: draft.city, phones: [] });
    return localNo;
  }

  return {
    find(draft: NamedDraft) {
      // No sign can stand between them that none of the texts may have.
      const key = JSON.stringify([draft.dealerCode, draft.dealerName, draft.city, draft.phone]);
      const known = seen.get(key);
      if (known) return known;
      const found = find(draft);
      seen.set(key, 'ref' in found ? { ref: found.ref } : found);
      return found;
    },
    staged: (): StagedDealer[] => made,
  };
}
