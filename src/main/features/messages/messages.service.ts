import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, DealerId, TemplateId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { beginAct, lastEntryOf, loggedDelete, loggedInsert, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { typed, wordKey } from '../dealers/text.rules.ts';
import { shouldBuyOf } from '../demand/advice.service.ts';
import { messageOf, readPeople } from '../segments/callList.ts';
import { isNameTaken, listTemplates } from './messages.repo.ts';

/** Products that a text names. */
const MOST_NAMED = 3;

/** The texts, and the fields they may have. */
export async function readTemplates(
  { db, clock, operatorId }: Ctx,
  { lang }: Parsed<'messages.templates'>,
): Promise<Output<'messages.templates'>> {
  const { names } = await messageOf(db, { template: '', lang }, clock.today(), unseenFields(db, operatorId));
  return { templates: listTemplates(db), fields: names };
}

/** Adds a text or changes one; no two have one name. @throws AppError template_name_taken, stale_edit, not_found */
export function saveTemplate(
  ctx: Ctx,
  { id, expectedRevision, ...text }: Parsed<'messages.save'>,
): Promise<Output<'messages.save'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const name = typed(text.name);
    const key = wordKey(name);
    if (isNameTaken(trx, key, id)) throw new AppError('template_name_taken', { name });
    const columns = { name, name_key: key, medium: text.medium, subject: typed(text.subject), body: typed(text.body) };
    let saved: number | undefined = id;
    if (saved === undefined) {
      const stamps = { uid: newUid(), created_at: act.at, updated_at: act.at };
      saved = loggedInsert(trx, act, 'message_template', { ...columns, ...stamps }, null);
    } else {
      if (readRow(trx, 'message_template', saved).revision !== expectedRevision)
        throw new AppError('stale_edit', { id: saved });
      loggedUpdate(trx, act, 'message_template', saved, columns, 'update', null);
    }
    return { id: TemplateId.parse(saved), changeId: changeOf(lastEntryOf(trx, act)) };
  });
}

/** Takes a text away; undoing brings it back. @throws AppError not_found */
export function removeTemplate(ctx: Ctx, { id }: Parsed<'messages.remove'>): Promise<Output<'messages.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedDelete(trx, act, 'message_template', id, null);
    return { changeId: changeOf(lastEntryOf(trx, act)) };
  });
}

/** A text as it is for each of the dealers. */
export async function fillTexts(
  ctx: Ctx,
  { lang, subject, body, dealerIds }: Parsed<'messages.fill'>,
): Promise<Output<'messages.fill'>> {
  const { db, clock } = ctx;
  const today = clock.today();
  const hidden = unseenFields(db, ctx.operatorId);
  const ids = Int32Array.from(new Set<number>(dealerIds));
  const people = [...readPeople(db, ids, today)];
  const [head, text] = [
    await messageOf(db, { template: subject, lang }, today, hidden),
    await messageOf(db, { template: body, lang }, today, hidden),
  ];
  const wanted = head.wants('shouldBuy') || text.wants('shouldBuy');
  const goods = new Map<number, string>();
  if (wanted) {
    const separator = createTranslator(lang)('imports.check.comma');
    for (const { row } of people) {
      const advice = await shouldBuyOf(ctx, { dealerId: DealerId.parse(row.id), limit: MOST_NAMED });
      goods.set(row.id, (advice?.products ?? []).map(({ name }) => name).join(separator));
    }
  }
  return {
    unknown: [...new Set([...head.unknown, ...text.unknown])],
    texts: people.map((one) => ({
      dealerId: one.row.id,
      name: one.row.name,
      contact: one.row.contactName,
      phone: one.row.phone,
      wechat: one.person.wechat,
      email: one.person.email,
      subject: head.fill({ ...one, goods: goods.get(one.row.id) ?? '' }),
      body: text.fill({ ...one, goods: goods.get(one.row.id) ?? '' }),
    })),
  };
}

function changeOf(entry: number): ChangeId | null {
  return entry > 0 ? ChangeId.parse(entry) : null;
}
