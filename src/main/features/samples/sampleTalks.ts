import type { ActivityKind, ActivityOutcome } from '../../../shared/domain/activities.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { ActivityId } from '../../../shared/domain/ids.ts';
import type { Random } from '../../runtime/random.ts';
import { addMany, addOne } from '../activities/activities.service.ts';
import { type BookDealer, isWorked, onDay, type SampleBook, say } from './sampleBook.ts';
import { outcomeOf } from './sampleVisits.ts';
import { BULK_NOTE, BUSY_NOTE, CALL_NOTES, NEXT_STEPS, ORDER_NOTES, TEAM_NOTES } from './sampleVoices.ts';

interface OpenStep {
  id: ActivityId;
  dealer: BookDealer;
  on: CalendarDay;
}

const DAYS = 42;
const KINDS: readonly (readonly [ActivityKind, number])[] = [
  ['call_out', 5],
  ['wechat', 4],
  ['call_in', 2],
  ['message', 1],
  ['visitor', 0.5],
  ['training', 0.3],
];
/** Days from today of the newest next steps: a few late, some today, the others ahead. */
const AHEAD = [-6, -2, 0, 0, 1, 2, 3, 5, 8, 13] as const;

/** Calls, messages and what was agreed on in them; later ones tick off what was agreed on before. */
export async function tellTalks(book: SampleBook, random: Random): Promise<void> {
  const { ctx, today } = book;
  const open: OpenStep[] = [];
  const better = book.dealers.filter(({ tier }) => tier === 'A' || tier === 'B');
  for (let back = DAYS; back >= 1; back -= 1) {
    const on = addDays(today, -back);
    if (!isWorked(book, on)) continue;
    for (let talk = random.int(2, 4); talk > 0; talk -= 1) {
      const due = open.findIndex((step) => step.on <= on);
      const [step] = due < 0 ? [] : open.splice(due, 1);
      const dealer = step?.dealer ?? (random.chance(0.7) ? random.pick(better) : random.pick(book.dealers));
      // What is agreed on now is done by a later talk, so that only the newest ones are open in the end.
      const nextOn = back > 14 && random.chance(0.25) ? addDays(on, random.int(2, 6)) : null;
      const id = await talkWith(book, random, { dealer, on, nextOn, finishes: step === undefined ? [] : [step.id] });
      if (nextOn !== null) open.push({ id, dealer, on: nextOn });
    }
  }
  for (const [i, after] of AHEAD.entries()) {
    const dealer = better[(i * 7) % better.length];
    const on = addDays(today, Math.min(-1, after - 4));
    if (dealer) await talkWith(book, random, { dealer, on, nextOn: addDays(today, after), finishes: [] });
  }
  const [first] = book.dealers;
  const told = book.dealers.filter(({ area }) => area === first?.area).slice(0, 24);
  await addMany(onDay(ctx, addDays(today, -9)), {
    dealerIds: told.map(({ id }) => id),
    ...{ kind: 'message', on: addDays(today, -9), time: '10:00', contact: '', repId: first?.repId ?? null },
    ...{
      outcomeCode: null,
      amountMinor: null,
      body: say(book, random, BULK_NOTE),
      nextStep: '',
      nextOn: null,
      nextTime: '',
    },
  });
}

interface Talk {
  dealer: BookDealer;
  on: CalendarDay;
  nextOn: CalendarDay | null;
  finishes: ActivityId[];
}

async function talkWith(book: SampleBook, random: Random, { dealer, on, nextOn, finishes }: Talk): Promise<ActivityId> {
  const [kind] = random.weighted(KINDS, ([, weight]) => weight);
  const isTalk = kind === 'call_out' || kind === 'call_in' || kind === 'wechat';
  const { result, amountMinor } = outcomeOf(book, random, dealer.id, on);
  const outcomeCode: ActivityOutcome | null = !isTalk
    ? null
    : result === 'ordered' || result === 'interested' || result === 'no_need'
      ? result
      : random.pick(['reached', 'not_reached', 'promised'] as const);
  const { id } = await addOne(onDay(book.ctx, on), {
    dealerId: dealer.id,
    kind,
    on,
    time: `${String(random.int(9, 17)).padStart(2, '0')}:${String(random.int(0, 5) * 10).padStart(2, '0')}`,
    contactId: dealer.contactId,
    contact: '',
    repId: dealer.repId,
    outcomeCode,
    amountMinor: outcomeCode === 'ordered' ? (amountMinor ?? null) : null,
    body: say(book, random, notesFor(kind, outcomeCode)),
    nextStep: nextOn === null ? '' : say(book, random, NEXT_STEPS),
    nextOn,
    nextTime: '',
    finishes,
  });
  return id;
}

function notesFor(kind: ActivityKind, outcome: ActivityOutcome | null) {
  if (kind === 'training' || kind === 'visitor') return TEAM_NOTES;
  return outcome === 'ordered' ? ORDER_NOTES : outcome === 'not_reached' ? BUSY_NOTE : CALL_NOTES;
}
