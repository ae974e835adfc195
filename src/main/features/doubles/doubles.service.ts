import { customFieldOf, customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { MergeCounts, Merged } from '../../../shared/contract/doubles.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, DealerId, MergeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { undoAct } from '../../db/undoAct.ts';
import type { Ctx } from '../../runtime/context.ts';
import { ownerOn } from '../dealers/dealers.repo.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import {
  COUNTED,
  countMoves,
  countSince,
  type DifferingValue,
  differingFields,
  differingValues,
  noCounts,
  valueRows,
} from './comparePair.repo.ts';
import { mergeActs } from './mergeActs.ts';
import { forwardMerged, mergeAsAct } from './mergeDealers.ts';
import { type DealerImage, defaultTaken } from './mergeFields.rules.ts';
import { findMerge, readRecord, rootOf } from './mergeSteps.ts';
import { balancesApart, partBalances as partMergedBalances } from './partBalances.ts';
import { readDoubleDealers } from './suspects.repo.ts';
import type { Parted } from './unmergeDealers.ts';

/** Two dealers side by side, as whoever asks may see them. */
export function compareDealers(ctx: Ctx, { keptId, lostId }: Parsed<'doubles.compare'>): Output<'doubles.compare'> {
  const raw = rawOf(ctx.db);
  const [kept, lost] = readPair(raw, keptId, lostId);
  const shown = readDoubleDealers(ctx.db, [keptId, lostId]);
  const [one, other] = [shown.get(keptId), shown.get(lostId)];
  if (!one || !other) throw new AppError('not_found');
  return {
    kept: { ...one, revision: Number(kept.revision) },
    lost: { ...other, revision: Number(lost.revision) },
    fields: [
      ...differingFields(kept, lost),
      ...repRow(ctx, keptId, lostId),
      ...valueRows(differingValues(raw, keptId, lostId), unseenFields(ctx.db, ctx.operatorId)),
    ],
    moves: countMoves(raw, keptId, lostId),
  };
}

/** Merges two dealers, or changes nothing. @throws AppError merge_same, merge_in_bin, not_found, stale_edit, owner_only */
export function mergeDealers(ctx: Ctx, input: Parsed<'doubles.merge'>): Promise<Output<'doubles.merge'>> {
  return inTransaction(ctx.db, (trx) => {
    const { keptId, lostId, expected } = input;
    const [kept, lost] = readPair(rawOf(trx), keptId, lostId);
    if (expected !== undefined && (kept.revision !== expected.kept || lost.revision !== expected.lost))
      throw new AppError('stale_edit', { id: keptId });
    const today = ctx.clock.today();
    const unseen = unseenFields(trx, ctx.operatorId);
    if (input.taken?.some((field) => unseen.has(customFieldOf(field) ?? 0))) throw new AppError('owner_only');
    const values = differingValues(rawOf(trx), keptId, lostId);
    const chosen = input.taken ?? [...defaultTaken(kept, lost), ...defaultRep(trx, keptId, lostId, today)];
    const taken = [...new Set([...chosen, ...takenUnasked(values, input.taken === null ? null : unseen)])];
    const { mergeId, changeId } = mergeAsAct(trx, { keptId, lostId, taken }, ctx.clock.now(), today);
    return { mergeId: MergeId.parse(mergeId), changeId: ChangeId.parse(changeId) };
  });
}

/** Takes a merge apart and tells what went back and what stayed. @throws AppError not_found, merge_undone */
export function unmergeDealers(ctx: Ctx, { mergeId }: Parsed<'doubles.unmerge'>): Promise<Output<'doubles.unmerge'>> {
  return inTransaction(ctx.db, (trx) => {
    const raw = rawOf(trx);
    const merge = findMerge(raw, mergeId);
    if (merge === undefined) throw new AppError('not_found');
    if (merge.undoneAt !== null) throw new AppError('merge_undone');
    const parted: Parted = { back: {}, together: 0 };
    const root = rootOf(raw, merge.keptId);
    const acts = mergeActs(ctx.clock.today(), (told) => Object.assign(parted, told));
    // Read before: where the import that brought him is undone by now, he goes.
    const [lost, known] = [readRecord(raw, 'dealer', merge.lostId), readRecord(raw, 'dealer', root)];
    undoAct(trx, merge.groupId, ctx.clock.now(), acts);
    const stayed = countSince(raw, root, merge);
    return {
      lost: { id: DealerId.parse(merge.lostId), name: String(lost?.name ?? '') },
      kept: { id: DealerId.parse(root), name: String((readRecord(raw, 'dealer', root) ?? known)?.name ?? '') },
      back: backCounts(parted),
      stayed: { ...stayed, summed: parted.together },
    };
  });
}

function backCounts({ back }: Parted): MergeCounts {
  const counts = noCounts();
  for (const [word, table] of Object.entries(COUNTED)) counts[word as keyof typeof COUNTED] = back[table] ?? 0; // its own keys
  counts.balances = back.receivable ?? 0;
  counts.tags = back.dealer_tag ?? 0;
  return counts;
}

/**
 * Sends what an import brought, or its undo brought back, to a dealer that is part of another by now on to that one. For a
 * transaction with the temporary table `touched_dealer`.
 */
export function forwardArrivals(trx: Db): void {
  const touch = rawOf(trx).prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)');
  for (const id of forwardMerged(trx)) touch.run(id);
}

/** Takes added up balances apart before an import brings another of them, or one that brought one of them is undone. */
export function partBalances(trx: Db): void {
  partMergedBalances(rawOf(trx));
}

/** A dealer's own balance of a day, as far as merges have touched it: number, sums and fingerprint of the content. */
export interface OwnBalance {
  id: number;
  balanceMinor: number;
  overdueMinor: number;
  contentKey: string;
}

/** Balances of one day as each dealer's own list brought them, also of those that were merged. Dealers without merges are left out. */
export function ownBalances(db: Db, asOfOn: string): ReadonlyMap<number, OwnBalance> {
  const found = [...balancesApart(rawOf(db), asOfOn)];
  return new Map(
    found.map(([dealerId, balance]) => [
      dealerId,
      {
        id: balance.id,
        balanceMinor: Number(balance.balance_minor),
        overdueMinor: Number(balance.overdue_minor),
        contentKey: balance.content_key,
      },
    ]),
  );
}

/** Merges that stand: of one dealer, as the one that stayed or the one that went, or all. */
export function listMerges(ctx: Ctx, { dealerId }: Parsed<'doubles.merges'>): Output<'doubles.merges'> {
  interface Stored {
    mergeId: number;
    mergedAt: number;
    keptId: number;
    keptName: string;
    keptCode: string;
    lostId: number;
    lostName: string;
    lostCode: string;
  }
  const rows = rawOf(ctx.db)
    .prepare<[object], Stored>(
      `SELECT m.id AS mergeId, m.merged_at AS mergedAt, k.id AS keptId, k.name AS keptName, k.code AS keptCode,
         l.id AS lostId, l.name AS lostName, l.code AS lostCode
       FROM dealer_merge m JOIN dealer k ON k.id = m.kept_id JOIN dealer l ON l.id = m.lost_id
       WHERE m.undone_at IS NULL AND (@dealerId IS NULL OR @dealerId IN (m.kept_id, m.lost_id)) ORDER BY m.merged_at DESC, m.id DESC`,
    )
    .all({ dealerId: dealerId ?? null });
  return {
    merges: rows.map(
      (row): Merged => ({
        mergeId: MergeId.parse(row.mergeId),
        mergedAt: row.mergedAt,
        kept: { id: DealerId.parse(row.keptId), name: row.keptName, code: row.keptCode },
        lost: { id: DealerId.parse(row.lostId), name: row.lostName, code: row.lostCode },
      }),
    ),
  };
}

/** Both on the list, and two. */
function readPair(raw: RawDb, keptId: number, lostId: number): [kept: DealerImage, lost: DealerImage] {
  if (keptId === lostId) throw new AppError('merge_same');
  const images = [keptId, lostId].map((id) => {
    const image = readRecord(raw, 'dealer', id);
    if (image === undefined) throw new AppError('not_found');
    if (image.deleted_at !== null) throw new AppError('merge_in_bin', { name: String(image.name) });
    return image;
  });
  const [kept, lost] = images;
  if (kept === undefined || lost === undefined) throw new AppError('not_found');
  return [kept, lost];
}

/** Who serves the two today, where that is not one person. */
function repRow(ctx: Ctx, keptId: number, lostId: number): Output<'doubles.compare'>['fields'] {
  const today = ctx.clock.today();
  const [mine, other] = [ownerOn(ctx.db, keptId, today), ownerOn(ctx.db, lostId, today)];
  if (mine === other) return [];
  const nameOf = rawOf(ctx.db).prepare<[number | null], string>('SELECT name FROM rep WHERE id = ?').pluck();
  return [
    {
      field: 'rep',
      name: '',
      kind: null,
      kept: nameOf.get(mine) ?? '',
      lost: nameOf.get(other) ?? '',
      take: mine === null,
      both: false,
    },
  ];
}

/** Own values only the one that goes has, as far as nobody was asked for them. @param unseen null where nobody was asked for any */
function takenUnasked(values: readonly DifferingValue[], unseen: ReadonlySet<number> | null): string[] {
  return values
    .filter(({ id, archived, kept }) => kept === '' && (unseen === null || archived || unseen.has(id)))
    .map(({ id }) => customKey(id));
}

function defaultRep(db: Db, keptId: number, lostId: number, today: string): string[] {
  return ownerOn(db, keptId, today) === null && ownerOn(db, lostId, today) !== null ? ['rep'] : [];
}
