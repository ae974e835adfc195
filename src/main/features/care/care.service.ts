import { CARE_OCCASIONS, type CareEvent, type CareOccasion } from '../../../shared/contract/care.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { addDays, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { ActivityId, ChangeId, ContactId, DealerId, RepId } from '../../../shared/domain/ids.ts';
import { costInSums } from '../../../shared/domain/money.ts';
import { type ActLog, beginAct, lastEntryOf, loggedInsert, loggedUpdate, type Row } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { addActivity } from '../activities/activities.service.ts';
import { typed } from '../dealers/text.rules.ts';
import { festivalsBetween } from '../workdays/lunar.rules.ts';
import { type CareContact, type CareDealer, type CareGift, findGift, readCare, readPeople } from './care.repo.ts';
import { anniversariesBetween, birthdaysBetween, mustBeOn } from './care.rules.ts';
import { readCareRules } from './care.settings.ts';
import { yearBefore } from './careYear.service.ts';

type Occasion = Pick<CareGift, 'dealerId' | 'occasion' | 'contactId' | 'subject' | 'on'>;
type Told = Occasion & {
  years: number | null;
  text: string;
  contact: Pick<CareContact, 'name' | 'phone'> | undefined;
  gift?: CareGift | undefined;
  moved: boolean;
};

const keyOf = ({ dealerId, occasion, contactId, subject, on }: Occasion) =>
  [dealerId, occasion, contactId ?? '', subject, on].join('|');

/** Occasions of a span, with what is planned and done for each. */
export function listCare(ctx: Pick<Ctx, 'db' | 'clock'>, input: Parsed<'care.list'>): Output<'care.list'> {
  const today = ctx.clock.today();
  const from = input.from ?? today;
  const rules = readCareRules(ctx.db);
  const to = addDays(from, (input.days ?? rules.aheadDays) - 1);
  const known = readCare(ctx.db, input.dealerId ?? null, from, to);
  const { told: due, unreadable } = occasionsOf(known, from, to);
  const told = withGifts(due, known.gifts);
  const whole = readPeople(ctx.db, [...new Set(told.map(({ dealerId }) => dealerId))], today);
  const people = Map.groupBy(whole.contacts, ({ dealerId }) => dealerId);
  const dealers = new Map(whole.dealers.map((dealer) => [dealer.dealerId, dealer]));
  const all = told
    .map((one) => ({ ...one, contact: one.contact ?? people.get(one.dealerId)?.[0] }))
    .flatMap((one) => {
      const dealer = dealers.get(one.dealerId);
      return dealer && (input.reps.length === 0 || input.reps.some((id) => id === dealer.repId))
        ? [eventOf(one, dealer, today)]
        : [];
    })
    .sort(
      (a, b) => Number(a.moved) - Number(b.moved) || (a.on < b.on ? -1 : a.on > b.on ? 1 : a.dealerId - b.dealerId),
    );
  const events = input.occasions.length === 0 ? all : all.filter(({ occasion }) => input.occasions.includes(occasion));
  const counts = Object.fromEntries(CARE_OCCASIONS.map((occasion) => [occasion, 0])) as Record<CareOccasion, number>;
  for (const { occasion } of all) counts[occasion] += 1;
  const sum = (list: readonly CareEvent[]) => list.reduce((total, { costMinor }) => total + costInSums(costMinor), 0);
  const done = events.filter(({ doneOn }) => doneOn !== null);
  return {
    from,
    to,
    today,
    events: events.slice(0, input.limit),
    total: events.length,
    counts,
    plannedMinor: sum(events),
    doneMinor: sum(done),
    done: done.length,
    before: yearBefore(ctx.db, from, to),
    festivals: festivalsBetween(from, to).map(({ festival, day }) => ({
      festival,
      on: day,
      inDays: daysBetween(today, day),
      gifts: known.gifts.filter((gift) => gift.occasion === 'festival' && gift.subject === festival && gift.on === day)
        .length,
      announced: rules.festivals.includes(festival),
    })),
    unreadable,
  };
}

/**
 * Occasions with what is kept for each. What is kept for a day that is none any more (a birthday was put right, a contract prolonged,
 * the person is in the bin) stands at the end: it is still money.
 */
function withGifts(due: readonly Told[], gifts: readonly CareGift[]): Told[] {
  const byKey = new Map<string, CareGift>();
  // One's own before that of somebody who was merged into him.
  for (const gift of [...gifts].sort((a, b) => Number(isOfMerged(a)) - Number(isOfMerged(b)))) {
    const key = keyOf({ ...gift, contactId: gift.personId });
    if (!byKey.has(key)) byKey.set(key, gift);
  }
  const told = due.map((one): Told => ({ ...one, gift: byKey.get(keyOf(one)) }));
  const shown = new Set(told.flatMap(({ gift }) => gift?.id ?? []));
  const left = gifts.filter(
    (gift) =>
      !shown.has(gift.id) && (gift.item !== '' || gift.costMinor !== null || gift.note !== '' || gift.doneOn !== null),
  );
  return [
    ...told,
    ...left.map((gift): Told => {
      const { dealerId, occasion, contactId, subject, on, person, phone } = gift;
      const contact = person === '' ? undefined : { name: person, phone };
      return { dealerId, occasion, contactId, subject, on, years: null, text: '', contact, gift, moved: true };
    }),
  ];
}

const isOfMerged = ({ contactId, personId }: CareGift) => contactId !== personId;

/** What falls into a span; festivals of dealers for whom something is planned. */
function occasionsOf(known: ReturnType<typeof readCare>, from: CalendarDay, to: CalendarDay) {
  let unreadable = 0;
  const told: Told[] = [];
  for (const contact of known.birthdays) {
    const days = birthdaysBetween(contact.birthday, from, to);
    if (days === undefined) unreadable += 1;
    for (const { on, years } of days ?? [])
      told.push({
        ...{ dealerId: contact.dealerId, occasion: 'birthday', contactId: contact.id, subject: '', on, years },
        ...{ text: contact.birthday, contact, moved: false },
      });
  }
  const bare = { contactId: null, contact: undefined, moved: false };
  for (const { dealerId, openedOn } of known.opened)
    for (const { on, years } of anniversariesBetween(openedOn, from, to))
      told.push({ ...bare, dealerId, occasion: 'anniversary', subject: '', on, years, text: '' });
  for (const { id, dealerId, name, kind, expiresOn } of known.files)
    told.push({ ...bare, dealerId, occasion: kind, subject: String(id), on: expiresOn, years: null, text: name });
  for (const { dealerId, occasion, subject, on } of known.gifts)
    if (occasion === 'festival') told.push({ ...bare, dealerId, occasion, subject, on, years: null, text: '' });
  return { told, unreadable };
}

function eventOf(one: Told, dealer: CareDealer, today: CalendarDay): CareEvent {
  const { occasion, contactId, subject, on, years, text, contact, gift, moved } = one;
  const { dealerId, repId, ...who } = dealer;
  return {
    ...who,
    dealerId: DealerId.parse(dealerId),
    repId: repId === null ? null : RepId.parse(repId),
    occasion,
    contactId: contactId === null ? null : ContactId.parse(contactId),
    subject,
    on,
    inDays: daysBetween(today, on),
    person: contact?.name ?? '',
    phone: contact?.phone ?? '',
    years,
    text,
    moved,
    item: gift?.item ?? '',
    costMinor: gift?.costMinor ?? null,
    note: gift?.note ?? '',
    doneOn: gift?.doneOn ?? null,
    activityId: gift?.activityId == null ? null : ActivityId.parse(gift.activityId),
  };
}

/** Keeps what is to be given. @throws AppError not_found, festival_other_day */
export function planCare(
  ctx: Ctx,
  { item, costMinor, note, ...occasion }: Parsed<'care.plan'>,
): Promise<Output<'care.plan'>> {
  return inAct(ctx, (trx, act) => {
    if (occasion.occasion === 'festival' && findGift(trx, occasion) === undefined)
      mustBeOn(occasion.subject, occasion.on);
    keep(trx, act, occasion, { item: typed(item), cost_minor: costMinor, note: typed(note) });
  });
}

/** Marks an occasion: done, it writes an activity; not done, the activity goes into the bin. @throws AppError not_found */
export function markCare(ctx: Ctx, { done, ...occasion }: Parsed<'care.done'>): Promise<Output<'care.done'>> {
  const today = ctx.clock.today();
  return inAct(ctx, (trx, act) => {
    const gift = findGift(trx, occasion);
    if (done === (gift?.doneOn != null)) return;
    if (!done) {
      if (gift?.activityId != null)
        loggedUpdate(trx, act, 'activity', gift.activityId, { deleted_at: act.at }, 'remove', occasion.dealerId);
      keep(trx, act, occasion, { done_on: null, activity_id: null });
      return;
    }
    const item = gift?.item ?? '';
    const activity = addActivity(trx, act, {
      dealerId: occasion.dealerId,
      kind: item === '' ? 'other' : 'gift',
      on: today,
      body: item,
      contactId: occasion.contactId,
      amountMinor: gift?.costMinor ?? null,
      origin: 'care',
    });
    keep(trx, act, occasion, { done_on: today, activity_id: activity });
  });
}

function keep(trx: Db, act: ActLog, occasion: Occasion, columns: Row): void {
  const { dealerId, contactId, subject, on } = occasion;
  const gift = findGift(trx, occasion);
  if (gift) loggedUpdate(trx, act, 'care_gift', gift.id, columns, 'update', dealerId);
  else {
    const named = {
      uid: newUid(),
      dealer_id: dealerId,
      occasion: occasion.occasion,
      contact_id: contactId,
      subject,
      due_on: on,
    };
    loggedInsert(trx, act, 'care_gift', { ...named, ...columns, created_at: act.at, updated_at: act.at }, dealerId);
  }
}

function inAct(ctx: Ctx, work: (trx: Db, act: ActLog) => void): Promise<{ changeId: ChangeId | null }> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    work(trx, act);
    const entry = lastEntryOf(trx, act);
    return { changeId: entry > 0 ? ChangeId.parse(entry) : null };
  });
}
