import { createHash } from 'node:crypto';
import type { CareOccasion } from '../../../shared/contract/care.contract.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Festival } from '../../../shared/domain/festivalNames.ts';
import type { ContactId, DealerId } from '../../../shared/domain/ids.ts';
import { LUNAR_DAYS, LUNAR_MONTHS } from '../../../shared/domain/lunarSynonyms.ts';
import { rawOf } from '../../db/open.ts';
import type { Random } from '../../runtime/random.ts';
import { markCare, planCare } from '../care/care.service.ts';
import { saveContact } from '../dealers/dealers.service.ts';
import { filesOps } from '../files/files.ops.ts';
import { festivalsBetween, toLunar } from '../workdays/lunar.rules.ts';
import { type BookDealer, onDay, type SampleBook, say } from './sampleBook.ts';
import { CONTRACT_TEXT, FILES, GIFTS } from './sampleVoices.ts';

/** Days from today of the birthdays near by, and which of them is kept by the lunar calendar. */
const BIRTHDAYS: readonly { after: number; lunar: boolean }[] = [
  { after: -12, lunar: false },
  { after: -5, lunar: true },
  { after: 0, lunar: false },
  { after: 2, lunar: true },
  { after: 4, lunar: false },
  { after: 9, lunar: false },
  { after: 15, lunar: true },
  { after: 22, lunar: false },
];
/** Days from today on which a contract or a licence ends. */
const ENDS = [-4, 8, 19, 27, 60] as const;
const FEASTS: ReadonlySet<Festival> = new Set(['springFestival', 'dragonBoat', 'midAutumn']);
/** Between two of these feasts lie never more days. */
const FEAST_DAYS = 170;
const FEAST_GIFTS = 12;

/** Birthdays, ends of contracts and gifts: planned for what comes, done for what is over. */
export async function tellCare(book: SampleBook, random: Random): Promise<void> {
  const best = book.dealers.filter(({ tier, contactId }) => contactId !== null && (tier === 'A' || tier === 'B'));
  await tellBirthdays(book, random, best);
  await tellFiles(book, best);
  for (const on of feastsOf(book))
    for (const { id } of best.filter(({ tier }) => tier === 'A').slice(0, FEAST_GIFTS))
      await give(book, random, {
        dealerId: id,
        occasion: 'festival',
        contactId: null,
        subject: on.festival,
        on: on.day,
      });
}

async function tellBirthdays(book: SampleBook, random: Random, best: readonly BookDealer[]): Promise<void> {
  const { today } = book;
  for (const [i, dealer] of random.shuffled(best).slice(0, 30).entries()) {
    const near = BIRTHDAYS[i];
    const day = addDays(today, near?.after ?? random.int(30, 340));
    const { contactId } = dealer;
    if (contactId === null) continue;
    await setBirthday(book, dealer.id, contactId, near?.lunar ? lunarText(book, day) : bornOn(random, day));
    if (near === undefined || random.chance(0.3)) continue;
    await give(book, random, { dealerId: dealer.id, occasion: 'birthday', contactId, subject: '', on: day });
  }
}

/** Years of grown-ups; of some only the day is known. */
function bornOn(random: Random, day: CalendarDay): string {
  const leaps = day.slice(5) === '02-29';
  return leaps || random.chance(0.4) ? day.slice(5) : `${random.int(1962, 1994)}-${day.slice(5)}`;
}

function lunarText({ lang }: SampleBook, on: CalendarDay): string {
  const { month, day } = toLunar(on);
  return lang === 'en' ? `lunar ${month}-${day}` : `农历${LUNAR_MONTHS[month - 1] ?? ''}${LUNAR_DAYS[day - 1] ?? ''}`;
}

interface StoredContact {
  name: string;
  role: string;
  phones: string;
  wechat: string;
  email: string;
  note: string;
  primary: number;
}

async function setBirthday(
  { ctx }: SampleBook,
  dealerId: DealerId,
  contactId: ContactId,
  birthday: string,
): Promise<void> {
  const kept = rawOf(ctx.db)
    .prepare<[number], StoredContact>(
      'SELECT name, role, phones, wechat, email, note, is_primary AS "primary" FROM contact WHERE id = ?',
    )
    .get(contactId);
  if (kept === undefined) return;
  // Written as an array of phones.
  const phones = (JSON.parse(kept.phones) as { text: string }[]).map(({ text }) => text);
  await saveContact(ctx, { ...kept, dealerId, contactId, phones, birthday, primary: kept.primary === 1 });
}

async function tellFiles({ ctx, lang, today }: SampleBook, best: readonly BookDealer[]): Promise<void> {
  const bytes = Buffer.from(CONTRACT_TEXT[0]?.[lang] ?? '');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for (const [i, after] of ENDS.entries()) {
    const dealer = best[i * 5];
    const isContract = i % 2 === 0;
    const kind = isContract ? ('contract' as const) : ('licence' as const);
    const name = `${FILES[isContract ? 0 : 1 + (i % 3 > 0 ? 1 : 0)]?.[lang] ?? ''}.txt`;
    if (dealer)
      await filesOps['files.store'].run(onDay(ctx, addDays(today, -300)), {
        ...{
          dealerId: dealer.id,
          kind,
          name,
          type: 'other',
          expiresOn: addDays(today, after),
          caseId: null,
          sha256,
          bytes,
        },
      });
  }
}

/** The last feast before today and the next one. */
function feastsOf({ today }: SampleBook): { festival: Festival; day: CalendarDay }[] {
  const feasts = (from: CalendarDay, to: CalendarDay) =>
    festivalsBetween(from, to).filter(({ festival }) => FEASTS.has(festival));
  const before = feasts(addDays(today, -FEAST_DAYS), addDays(today, -1)).at(-1);
  const [next] = feasts(today, addDays(today, FEAST_DAYS));
  return [before, next].filter((feast) => feast !== undefined);
}

interface Given {
  dealerId: DealerId;
  occasion: CareOccasion;
  contactId: ContactId | null;
  subject: string;
  on: CalendarDay;
}

async function give(book: SampleBook, random: Random, occasion: Given): Promise<void> {
  const { ctx, today } = book;
  const costMinor = random.int(4, 18) * 1000;
  const planned = addDays(occasion.on < today ? occasion.on : today, -10);
  await planCare(onDay(ctx, planned), { ...occasion, item: say(book, random, GIFTS), costMinor, note: '' });
  if (occasion.on < today) await markCare(onDay(ctx, occasion.on), { ...occasion, done: true });
}
