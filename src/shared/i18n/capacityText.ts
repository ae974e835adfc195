import type { Output } from '../contract/index.ts';
import type { T } from './translator.ts';

type Capacity = Output<'visits.capacity'>;
type Cuts = Capacity['total']['toPhone'];

/** Hours as people say them: one decimal below ten, none above. */
export function hoursOf(minutes: number): string {
  const hours = minutes / 60;
  return hours < 10 ? String(oneDecimal(hours)) : String(Math.round(hours));
}

/** A figure of a table with one decimal at most, so that rows and tables can be held against each other. */
export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Graded dealers of whom neither a visit nor a call is wanted: the tiers count them, the reps do not. */
export function notWanted({ tiers, ungraded, total }: Pick<Capacity, 'tiers' | 'ungraded' | 'total'>): number {
  return tiers.reduce((sum, { dealers }) => sum + dealers, ungraded?.dealers ?? 0) - total.dealers;
}

/** Which dealers would have to be called: 12 of 40 of C, 3 of 10 of B. */
export function cutsText(cuts: Cuts, t: T, tierName: (code: string) => string): string {
  return cuts
    .map(({ tier, dealers, of }) =>
      tier === null
        ? t('visitNeeds.capacity.cutUngraded', { dealers, of })
        : t('visitNeeds.capacity.cut', { dealers, of, tier: tierName(tier) }),
    )
    .join(t('visitNeeds.list'));
}

/** Hours that are shown, with no more figures than these have: what stands beside them must add up as a reader adds it up. */
function shownHours(hours: number): string {
  return String(oneDecimal(hours));
}

type Truth = Pick<Capacity['total'], 'neededMinutes' | 'availableMinutes' | 'toPhone' | 'missingMinutes'>;

/**
 * The truth in a sentence: it fits with so many hours left, or who has to be called, or that even this is not enough.
 * @param rows whose sum it is: one of them may have too little while another has hours left
 */
export function capacitySentence(
  row: Truth,
  t: T,
  tierName: (code: string) => string,
  rows: readonly Truth[] = [],
): string {
  const { neededMinutes, availableMinutes, toPhone, missingMinutes } = row;
  const needed = hoursOf(neededMinutes);
  const available = hoursOf(availableMinutes);
  const short = Number(needed) - Number(available);
  if (toPhone.length === 0 && missingMinutes === 0)
    return t('visitNeeds.capacity.fits', { needed, available, left: shownHours(Math.max(0, -short)) });
  const spare = Number(
    hoursOf(rows.reduce((sum, each) => sum + Math.max(0, each.availableMinutes - each.neededMinutes), 0)),
  );
  const parts = { needed, available, short: shownHours(short + spare), spare: shownHours(spare) };
  const head = t(spare > 0 ? 'visitNeeds.capacity.uneven' : 'visitNeeds.capacity.short', parts);
  const cuts = cutsText(toPhone, t, tierName);
  const missing = hoursOf(missingMinutes);
  // Of a sum in which others have hours left the dealers are those of the reps that have too much: the tiers count more.
  const ofThem = spare > 0;
  if (missingMinutes === 0)
    return head + t(ofThem ? 'visitNeeds.capacity.toPhoneOfThem' : 'visitNeeds.capacity.toPhone', { cuts });
  return (
    head +
    (toPhone.length === 0
      ? t('visitNeeds.capacity.missing')
      : t(ofThem ? 'visitNeeds.capacity.toPhoneMissingOfThem' : 'visitNeeds.capacity.toPhoneMissing', {
          cuts,
          missing,
        }))
  );
}

/** The whole in sentences: what is asked of the reps, and who has none and is therefore not counted there. */
export function capacityTruth({ total, reps }: Capacity, t: T, tierName: (code: string) => string): string[] {
  const unserved = reps.find(({ repId }) => repId === null);
  const served = reps.filter(({ repId }) => repId !== null);
  const sentences: string[] = [];
  if (unserved === undefined || unserved.dealers < total.dealers) {
    const asked = { ...total, neededMinutes: total.neededMinutes - (unserved?.neededMinutes ?? 0) };
    sentences.push(t('visitNeeds.capacity.all', { sentence: capacitySentence(asked, t, tierName, served) }));
  }
  if (unserved !== undefined) {
    const hours = hoursOf(unserved.neededMinutes);
    sentences.push(t('visitNeeds.capacity.unserved', { count: unserved.dealers, hours }));
  }
  return sentences;
}

/** Capacity as lines of text: the whole, then each rep. */
export function capacityLines(answer: Capacity, t: T): string[] {
  const tierName = (code: string) => answer.tiers.find((tier) => tier.code === code)?.name ?? code;
  const lines = [t('visitNeeds.capacity.month', { month: answer.month })];
  if (!answer.known) lines.push(t('visitNeeds.capacity.unknownYear', { year: answer.month.slice(0, 4) }));
  lines.push(...capacityTruth(answer, t, tierName));
  for (const row of answer.reps)
    if (row.repId !== null) lines.push(`${row.repName}: ${capacitySentence(row, t, tierName)}`);
  return lines;
}
