import type { SlippingOrder } from '../../../shared/contract/rhythm.contract.ts';
import { DECLINE_SIGNALS, type DeclineSignal } from '../../../shared/contract/rhythmRules.ts';
import { RepId, SegmentId } from '../../../shared/domain/ids.ts';

/** What the slipping list is narrowed to; none of a kind means all. */
export interface SlippingChoice {
  signals: DeclineSignal[];
  /** Null for dealers without a rep. */
  reps: (RepId | null)[];
  segments: SegmentId[];
  order: SlippingOrder;
}

/** The part of an address behind `?`. */
export function readSlippingChoice(search: string): SlippingChoice {
  const given = new URLSearchParams(search);
  const words = (name: string) => (given.get(name) ?? '').split(',').filter((word) => word !== '');
  return {
    signals: DECLINE_SIGNALS.filter((signal) => words('sign').includes(signal)),
    reps: words('reps').flatMap((word) => (word === '0' ? [null] : (RepId.safeParse(Number(word)).data ?? []))),
    segments: words('segments').flatMap((word) => SegmentId.safeParse(Number(word)).data ?? []),
    order: given.get('by') === 'atStake' ? 'atStake' : 'likely',
  };
}

export function writeSlippingChoice({ signals, reps, segments, order }: SlippingChoice): string {
  const parts = {
    sign: signals.join(','),
    reps: reps.map((id) => id ?? 0).join(','),
    segments: segments.join(','),
    by: order === 'likely' ? '' : order,
  };
  const given = Object.entries(parts).filter(([, text]) => text !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
