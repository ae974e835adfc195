import type { DealerVisitPatch } from '../../../shared/contract/visitNeeds.contract.ts';
import { VisitWindows } from '../../../shared/domain/visits.ts';

export function writeWindows(windows: VisitWindows): string {
  return windows.map(({ from, to }) => `${from}-${to}`).join(', ');
}

/** Times of the day as they are typed, 9:00-11:30 too; undefined where a part of them is none. */
export function readWindows(text: string): VisitWindows | undefined {
  const parts = text
    .normalize('NFKC')
    .split(/[,;、]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = parts.map((part) => {
    const [, from, to] = /^(\d{1,2}:\d{2})\s*[-–—~～]\s*(\d{1,2}:\d{2})$/.exec(part) ?? [];
    return { from: (from ?? '').padStart(5, '0'), to: (to ?? '').padStart(5, '0') };
  });
  return VisitWindows.safeParse(read).data;
}

type Place = DealerVisitPatch['place'];

const MICRO = 1_000_000;

export function writeDegrees(place: Place): { lat: string; lon: string } {
  return place === null ? { lat: '', lon: '' } : { lat: String(place.latE6 / MICRO), lon: String(place.lonE6 / MICRO) };
}

/** Degrees as they are typed; null for none, undefined where they are no place. */
export function readDegrees({ lat, lon }: { lat: string; lon: string }): Place | undefined {
  if (lat.trim() === '' && lon.trim() === '') return null;
  const [one, other] = [Number(lat), Number(lon)];
  if (lat.trim() === '' || lon.trim() === '' || !(Math.abs(one) <= 90) || !(Math.abs(other) <= 180)) return undefined;
  return { latE6: Math.round(one * MICRO), lonE6: Math.round(other * MICRO) };
}
