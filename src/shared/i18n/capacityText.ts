import type { Output } from '../contract/index.ts';
import type { T } from './translator.ts';

type Capacity = Output<'visits.capacity'>;
type Cuts = Capacity['total']['toPhone'];

/** Hours as people say them: one decimal below ten, none above. */
export function hoursOf(minutes: number): string {
  const hours = minutes / 60;
  return hours < 10 ? String(Math.round(hours * 10) / 10) : String(Math.round(hours));
}

/** Which dealers would have to be called: 12 of 40 of C, 3 of 10 of B. */
export function cutsText(cuts: Cuts, t: T, tierName: (code: string) => string): string {
  return cuts
    .map(({ tier, dealers, of }) =>
      t('visitNeeds.capacity.cut', {
        dealers,
        of,
        tier: tier === null ? t('visitNeeds.capacity.noTier') : tierName(tier),
      }),
    )
    .join(t('visitNeeds.list'));
}

/** The truth in a sentence: it fits with so many hours left, or who has to be called, or that even this is not enough. */
export function capacitySentence(
  row: Pick<Capacity['total'], 'neededMinutes' | 'availableMinutes' | 'toPhone' | 'missingMinutes'>,
  t: T,
  tierName: (code: string) => string,
): string {
  const { neededMinutes, availableMinutes, toPhone, missingMinutes } = row;
  const needed = hoursOf(neededMinutes);
  const available = hoursOf(availableMinutes);
  if (toPhone.length === 0 && missingMinutes === 0)
    return t('visitNeeds.capacity.fits', { needed, available, left: hoursOf(availableMinutes - neededMinutes) });
  const cuts = cutsText(toPhone, t, tierName);
  if (missingMinutes === 0) return t('visitNeeds.capacity.toPhone', { needed, available, cuts });
  const missing = hoursOf(missingMinutes);
  return toPhone.length === 0
    ? t('visitNeeds.capacity.missing', { needed, available, missing })
    : t('visitNeeds.capacity.toPhoneMissing', { needed, available, cuts, missing });
}

/** Capacity as lines of text: the whole, each rep, each tier. */
export function capacityLines(answer: Capacity, t: T): string[] {
  const tierName = (code: string) => answer.tiers.find((tier) => tier.code === code)?.name ?? code;
  const lines = [t('visitNeeds.capacity.month', { month: answer.month })];
  if (!answer.known) lines.push(t('visitNeeds.capacity.unknownYear', { year: answer.month.slice(0, 4) }));
  lines.push(t('visitNeeds.capacity.all', { sentence: capacitySentence(answer.total, t, tierName) }));
  for (const row of answer.reps) {
    const name = row.repId === null ? t('visitNeeds.capacity.nobody') : row.repName;
    lines.push(
      `${name}: ${row.repId === null ? t('visitNeeds.capacity.unserved', { count: row.dealers, hours: hoursOf(row.neededMinutes) }) : capacitySentence(row, t, tierName)}`,
    );
  }
  return lines;
}
