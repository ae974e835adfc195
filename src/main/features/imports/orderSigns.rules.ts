import type { SignRule } from '../../../shared/contract/readingRules.ts';
import type { OrderDraft } from './draft.ts';

const FIGURES = ['amountMicro', 'qtyMicro', 'taxMicro', 'costMicro'] as const;

/** What takes something back ends below zero, what is sold above, by what the owner says of the source's signs. */
export function applySign(draft: OrderDraft, rule: SignRule): void {
  if (rule === 'kind') withoutSign(draft);
  if (rule === 'opposite') turnRound(draft);
  if (rule === 'sign' || rule === 'opposite') kindBySign(draft);
  if (draft.kind === 'sale' && isNegative(draft)) {
    draft.kind = 'return';
    draft.kindBy = 'sign';
  }
  if (draft.kind !== 'return' && draft.kind !== 'reversal') return;
  for (const key of FIGURES) {
    const value = draft[key];
    if (value !== undefined && value > 0) draft[key] = -value;
  }
}

/** Without an amount the quantity tells. */
function isNegative({ amountMicro = 0, qtyMicro = 0 }: OrderDraft): boolean {
  return amountMicro < 0 || (amountMicro === 0 && qtyMicro < 0);
}

function withoutSign(draft: OrderDraft): void {
  for (const key of FIGURES) {
    const value = draft[key];
    if (value !== undefined) draft[key] = Math.abs(value);
  }
}

/** The other figures follow the amount, whatever sign they have: some sources turn the amounts only. */
function turnRound(draft: OrderDraft): void {
  const negative = isNegative(draft);
  withoutSign(draft);
  if (negative) return;
  for (const key of FIGURES) {
    const value = draft[key];
    if (value !== undefined && value !== 0) draft[key] = -value;
  }
}

/** A kind that takes something back counts only below zero; above, the row sells. */
function kindBySign(draft: OrderDraft): void {
  if ((draft.kind !== 'return' && draft.kind !== 'reversal') || isNegative(draft)) return;
  draft.kind = 'sale';
  draft.kindBy = 'default';
}

/** Takes a row's discount off its amount. */
export function applyDiscount(draft: OrderDraft): void {
  const { discountMicro, amountMicro, kind } = draft;
  if (discountMicro === undefined || amountMicro === undefined || kind === 'gift') return;
  draft.amountMicro = lessDiscount(amountMicro, discountMicro, kind === 'return' || kind === 'reversal');
}

/**
 * An amount after its discount, which brings it nearer to zero however it is written. `back`: what was taken back, which
 * never comes to more than nothing.
 */
export function lessDiscount(amountMicro: number, discountMicro: number, back: boolean): number {
  const off = Math.abs(discountMicro);
  if (back) return Math.min(0, amountMicro + off);
  return amountMicro < 0 ? amountMicro + off : amountMicro - off;
}
