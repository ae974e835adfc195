import type { CaseFilter, CaseRow, CaseShown } from '../../../shared/contract/cases.contract.ts';
import { CASE_STATUSES, CASE_URGENCIES, isUnfinished, isUnreached } from '../../../shared/domain/cases.ts';
import { fold } from '../../../shared/domain/foldText.ts';

/** Which of them belong to each part of the list. */
const SHOWN: Readonly<Record<CaseShown, (row: CaseRow) => boolean>> = {
  open: (row) => isUnfinished(row),
  late: ({ late }) => late.length > 0,
  repeat: (row) => row.repeat !== null && isUnfinished(row),
  untold: (row) => isUntold(row),
  followUp: (row) => row.status === 'solved' && isUnfinished(row),
  unreached: (row) => isUnreached(row),
  closed: ({ status }) => status === 'closed',
  all: () => true,
};

/** An adopted suggestion that its dealer does not know of yet. */
export function isUntold({ kind, verdict, toldOn }: Pick<CaseRow, 'kind' | 'verdict' | 'toldOn'>): boolean {
  return kind === 'suggestion' && (verdict === 'adopted' || verdict === 'partly') && toldOn === null;
}

const among = <V>(wanted: readonly V[], value: V) => wanted.length === 0 || wanted.includes(value);

/** The cases of a filter, in its order. */
export function filterCases(rows: readonly CaseRow[], filter: CaseFilter): CaseRow[] {
  const words = fold(filter.search).toLowerCase().split(/\s+/).filter(Boolean);
  const ids = filter.ids === undefined ? null : new Set<number>(filter.ids);
  const isWanted = (row: CaseRow) =>
    SHOWN[filter.shown](row) &&
    among(filter.kinds, row.kind) &&
    among(filter.statuses, row.status) &&
    among(filter.urgencies, row.urgency) &&
    among(filter.causes, row.cause) &&
    among(filter.responsibilities, row.responsibility) &&
    among(filter.owners, row.owner) &&
    among(filter.reps, row.repId) &&
    among(filter.tiers, row.tier) &&
    (filter.products.length === 0 || filter.products.includes(row.productCode || row.productName)) &&
    (filter.dealerId === undefined || row.dealerId === filter.dealerId) &&
    (ids === null || ids.has(row.id)) &&
    (filter.from === undefined || row.reportedOn >= filter.from) &&
    (filter.to === undefined || row.reportedOn <= filter.to) &&
    (words.length === 0 || holds(row, words));
  return sorted(rows.filter(isWanted), filter.sort);
}

function holds(row: CaseRow, words: readonly string[]): boolean {
  const text = fold(
    [row.number, row.dealerName, row.dealerCode, row.person, row.body, row.demand, row.remedy, row.billNumber]
      .concat(row.productCode, row.productName, row.lot, row.owner, row.cause)
      .join('\n'),
  ).toLowerCase();
  return words.every((word) => text.includes(word));
}

type Key = (row: CaseRow) => string | number | null;
const KEYS: Readonly<Record<CaseFilter['sort']['by'], Key>> = {
  number: ({ number }) => number,
  dealer: ({ dealerName }) => dealerName,
  kind: ({ kind }) => kind,
  status: ({ status }) => CASE_STATUSES.indexOf(status),
  urgency: ({ urgency }) => CASE_URGENCIES.indexOf(urgency),
  reportedOn: ({ reportedOn, reportedTime }) => `${reportedOn} ${reportedTime}`,
  promisedOn: ({ promisedOn }) => promisedOn,
  age: ({ ageDays }) => ageDays,
  cause: ({ cause }) => cause || null,
  responsibility: ({ responsibility }) => responsibility || null,
  owner: ({ owner }) => owner || null,
  cost: ({ costMinor }) => costMinor,
  satisfaction: ({ satisfaction }) => satisfaction,
};

/** What is not known stands last, whichever way; equal ones by number. */
function sorted(rows: CaseRow[], { by, descending }: CaseFilter['sort']): CaseRow[] {
  const key = KEYS[by];
  const turn = descending ? -1 : 1;
  return rows.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one.id - other.id;
    const order = typeof a === 'string' ? a.localeCompare(String(b), 'zh-CN') : a - Number(b);
    return order * turn || (one.id - other.id) * turn;
  });
}
