import type { ExtraColumn } from '../../../shared/contract/fields.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, lastEntryOf, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { guessFieldKind, readOwnValue } from '../imports/readOwnValue.rules.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { hidesHeader } from '../operators/visibility.rules.ts';
import { getField } from './fields.repo.ts';
import { addField, putValue } from './fields.service.ts';

/** Dealers a statement: a few ms. */
const SLICE = 1000;
/** Texts of a column that its kind is guessed from, those that are shown, and those that are told as not read. */
const MOST_TEXTS = 2000;
const SHOWN_TEXTS = 5;

/** Columns of the owner's lists that dealers keep under their headers, most frequent first. */
export async function listExtras(db: Db): Promise<Output<'fields.extras'>> {
  const raw = rawOf(db);
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw.prepare<[number, number], { header: string; text: string }>(
    `SELECT e.key AS header, e.value AS text FROM dealer d, json_each(d.extras) e
     WHERE d.id BETWEEN ? AND ? AND d.extras <> '{}' AND d.deleted_at IS NULL ORDER BY d.id`,
  );
  const columns = new Map<string, { dealers: number; texts: string[] }>();
  for (let low = 1; low <= highest; low += SLICE) {
    for (const { header, text } of slice.all(low, low + SLICE - 1)) {
      const column = columns.get(header) ?? { dealers: 0, texts: [] };
      columns.set(header, column);
      column.dealers += 1;
      if (column.texts.length < MOST_TEXTS) column.texts.push(text);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const found = [...columns].map(([header, { dealers, texts }]): ExtraColumn => {
    const { kind, choices } = guessFieldKind(texts);
    return { header, dealers, samples: [...new Set(texts)].slice(0, SHOWN_TEXTS), kind, choices: [...choices] };
  });
  return { columns: found.sort((a, b) => b.dealers - a.dealers || (a.header < b.header ? -1 : 1)) };
}

/**
 * Makes a field of a kept column. Values that read as its kind move there; the others stay under their header. It is no
 * work on a dealer: the dealers of an import go with it all the same when it is undone.
 * @throws AppError owner_only for a column that is hidden from whoever asks, name_taken, choice_needed
 */
export function promoteExtra(ctx: Ctx, input: Parsed<'fields.promote'>): Promise<Output<'fields.promote'>> {
  return inTransaction(ctx.db, (trx) => {
    if (hidesHeader(input.header, visibilityFor(trx, ctx.operatorId))) throw new AppError('owner_only');
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const fieldId = addField(trx, act, input);
    const field = getField(trx, fieldId);
    let moved = 0;
    const unread: string[] = [];
    for (const { id, extras } of holders(trx, input.header)) {
      const { [input.header]: text = '', ...rest } = extras;
      const read = readOwnValue(text, field);
      if (read.kind === 'unreadable') {
        unread.push(text);
        continue;
      }
      if (read.kind === 'value') putValue(trx, act, id, fieldId, read.value, null);
      loggedUpdate(trx, act, 'dealer', id, { extras: JSON.stringify(rest) }, 'update', null);
      moved += 1;
    }
    return {
      field,
      moved,
      unread: [...new Set(unread)].slice(0, SHOWN_TEXTS),
      unreadDealers: unread.length,
      changeId: ChangeId.parse(lastEntryOf(trx, act)),
    };
  });
}

function holders(trx: Db, header: string): { id: number; extras: Record<string, string> }[] {
  return rawOf(trx)
    .prepare<[string], { id: number; extras: string }>(
      `SELECT id, extras FROM dealer d WHERE extras <> '{}'
       AND EXISTS (SELECT 1 FROM json_each(d.extras) e WHERE e.key = ?) ORDER BY id`,
    )
    .all(header)
    .map(({ id, extras }) => ({
      id,
      // Written by the importer as a flat object of texts.
      extras: JSON.parse(extras) as Record<string, string>,
    }));
}
