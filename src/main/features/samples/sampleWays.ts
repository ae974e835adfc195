import { addDays } from '../../../shared/domain/calendarDay.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import type { Random } from '../../runtime/random.ts';
import { saveDealerVisit, setDealerVisits } from '../visits/dealerVisit.service.ts';
import { addLeave } from '../visits/repTime.service.ts';
import { addRoute } from '../visits/routes.service.ts';
import type { SampleBook } from './sampleBook.ts';
import { LEAVE, ROUTES } from './sampleVoices.ts';

/** About where the districts' towns lie, in degrees × 10⁶; the others have no coordinates and go by their names. */
const CENTRES: Readonly<Record<string, { latE6: number; lonE6: number }>> = {
  信州区: { latE6: 28_431_000, lonE6: 117_967_000 },
  广信区: { latE6: 28_449_000, lonE6: 117_908_000 },
  广丰区: { latE6: 28_436_000, lonE6: 118_191_000 },
};
const SPREAD_E6 = 30_000;
const TUESDAY = 2;
const THURSDAY = 8;

/** How some dealers are visited: coordinates, fixed routes, own frequencies, days and hours, by phone only; and a rep's leave. */
export async function tellWays(book: SampleBook, random: Random): Promise<void> {
  const { ctx, dealers, reps, lang, today } = book;
  for (const { id, district } of dealers) {
    const centre = CENTRES[district];
    if (centre === undefined) continue;
    const off = () => Math.round(random.normal() * SPREAD_E6);
    const place = { latE6: centre.latE6 + off(), lonE6: centre.lonE6 + off() };
    await saveDealerVisit(ctx, { dealerId: id, expectedRevision: 0, patch: { place } });
  }
  for (const [i, { weekdays, rep }] of [
    { weekdays: TUESDAY, rep: 0 },
    { weekdays: THURSDAY, rep: 2 },
  ].entries()) {
    const repId = reps[rep]?.id ?? null;
    const own = dealers.filter((dealer) => dealer.repId === repId && (dealer.tier === 'B' || dealer.tier === 'C'));
    const name = ROUTES[i]?.[lang] ?? '';
    const dealerIds = own.slice(0, 8).map(({ id }) => id);
    await addRoute(ctx, { name, repId, weekdays, everyWeeks: 1, firstOn: null, note: '', dealerIds });
  }
  const of = (tier: string, from: number, to: number) =>
    dealers
      .filter((dealer) => dealer.tier === tier)
      .slice(from, to)
      .map(({ id }) => id);
  const set = (ids: ReturnType<typeof of>, patch: Parameters<typeof setDealerVisits>[1]['patch']) =>
    setDealerVisits(ctx, { ids, patch });
  await set(of('A', 3, 6), { frequency: { times: 1, every: 1, unit: 'week' } });
  await set(of('B', 10, 13), {
    frequency: { times: 1, every: 2, unit: 'week' },
    weekdays: THURSDAY,
    weekdaysOnly: true,
  });
  await set(of('B', 20, 22), { market: { weekdays: 0, lunar: [3, 8], use: 'not' } });
  await set(of('A', 8, 10), { windows: [{ from: '14:00', to: '17:00' }], closedWeekdays: 64 });
  await set(of('D', 0, 8), { mode: 'phone' });
  await set(of('D', 10, 11), { mode: 'never' });
  const leaver = reps.at(-1);
  const friday = addDays(weekOf(addDays(today, 7)).from, 4);
  if (leaver) await addLeave(ctx, { repId: leaver.id, from: friday, to: friday, reason: LEAVE[0]?.[lang] ?? '' });
}
