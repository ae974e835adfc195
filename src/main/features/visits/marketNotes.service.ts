import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { MarketNote } from '../../../shared/contract/visitSheets.contract.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { loggedInsert, loggedUpdate, type Row, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { binNote, editNotes, standingNote } from './editNotes.ts';

/** Writes down what was seen of a competitor. @throws AppError not_found where dealer or rep is not there */
export function addMarket(
  ctx: Ctx,
  { dealerId, ...note }: Parsed<'visits.addMarket'>,
): Promise<Output<'visits.addMarket'>> {
  return editNotes(ctx, (trx, act) => {
    if (readRow(trx, 'dealer', dealerId).deleted_at !== null) throw new AppError('not_found');
    const own = { uid: newUid(), dealer_id: dealerId, created_at: act.at, updated_at: act.at };
    loggedInsert(trx, act, 'market_note', { ...own, ...columnsOf(trx, note) }, dealerId);
  });
}

/** @throws AppError not_found, stale_edit */
export function editMarket(
  ctx: Ctx,
  { id, expectedRevision, ...note }: Parsed<'visits.editMarket'>,
): Promise<Output<'visits.editMarket'>> {
  return editNotes(ctx, (trx, act) => {
    const row = standingNote(trx, 'market_note', id);
    if (Number(row.revision) !== expectedRevision) throw new AppError('stale_edit', { id });
    loggedUpdate(trx, act, 'market_note', id, columnsOf(trx, note), 'update', Number(row.dealer_id));
  });
}

function columnsOf(
  trx: Db,
  { on, repId, product, competitor, priceMicro, body }: Omit<Parsed<'visits.addMarket'>, 'dealerId'>,
): Row {
  if (repId !== null) readRow(trx, 'rep', repId);
  return { noted_on: on, rep_id: repId, product, competitor, price_micro: priceMicro, body };
}

export function removeMarket(ctx: Ctx, { id }: Parsed<'visits.removeMarket'>): Promise<Output<'visits.removeMarket'>> {
  return editNotes(ctx, (trx, act) => binNote(trx, act, 'market_note', id));
}

/** What was seen of competitors, the newest first. */
export function listMarket({ db }: Pick<Ctx, 'db'>, input: Parsed<'visits.market'>): Output<'visits.market'> {
  const words = input.search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const all = rawOf(db)
    .prepare<[], Omit<MarketNote, 'repId'> & { repId: number | null }>(
      `SELECT n.id, n.revision, n.dealer_id AS dealerId, d.name, d.code, n.rep_id AS repId, coalesce(r.name, '') AS repName,
         n.noted_on AS "on", n.product, n.competitor, n.price_micro AS priceMicro, n.body,
         coalesce(a.origin, iif(n.visit_id IS NULL, 'hand', 'visit')) AS source
       FROM market_note n JOIN dealer d ON d.id = n.dealer_id LEFT JOIN rep r ON r.id = n.rep_id
         LEFT JOIN activity a ON a.id = n.activity_id
       WHERE n.deleted_at IS NULL AND d.deleted_at IS NULL ORDER BY n.noted_on DESC, n.id DESC`,
    )
    .all();
  const text = ({ name, code, product, competitor, body }: (typeof all)[number]) =>
    `${name}\n${code}\n${product}\n${competitor}\n${body}`.normalize('NFKC').toLowerCase();
  const rows = all.filter(
    (row) =>
      (input.dealerId === undefined || row.dealerId === input.dealerId) &&
      (input.reps.length === 0 || input.reps.some((id) => id === row.repId)) &&
      (input.from === undefined || row.on >= input.from) &&
      (input.to === undefined || row.on <= input.to) &&
      (input.competitor === '' || row.competitor === input.competitor) &&
      (input.product === '' || row.product === input.product) &&
      words.every((word) => text(row).includes(word)),
  );
  const distinct = (of: readonly string[]) => [...new Set(of)].filter((word) => word !== '').sort();
  return {
    rows: rows
      .slice(input.offset, input.offset + input.limit)
      .map(({ repId, ...row }) => ({ ...row, repId: repId === null ? null : RepId.parse(repId) })),
    total: rows.length,
    competitors: distinct(all.map(({ competitor }) => competitor)),
    products: distinct(all.map(({ product }) => product)),
  };
}
