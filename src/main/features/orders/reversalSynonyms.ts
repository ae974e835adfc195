/**
 * Words by which a bill's number or note says that it takes another bill back; a bill that says so of itself in the passive
 * has been taken back by another one. Compared after folding.
 * @source product.md §1; the notes common bookkeeping programs write themselves
 */
export const RED_WORDS = /(?<![已被])(?:红冲|红字|冲红|冲销|冲账|冲单|对冲|\breversal\b|\breverses\b)/i;

/** The same within a bill number, and a lone red mark at its end: XS001-红. */
export const RED_IN_NUMBER = /(?<![已被])(?:红冲|红字|冲红|冲销|冲账|冲单|对冲)|[-_(]红\)?$|[-_(]冲\)?$/;

/** What is taken off a number to see the original's. */
export const RED_AFFIX = /[-_([]*(?:红冲|红字|冲红|冲销|冲账|冲单|对冲|红|冲)[)\]:_-]*/g;

/** The number a note names: "红冲 XS2026-0012", "原单号：XS2026-0012", "Reversal of XS2026-0012". */
export const NAMED_ORIGINAL =
  /(?:红冲|红字|冲红|冲销|冲账|冲单|对冲|原销售单|原单|reversal(?: of)?|reverses)[^A-Za-z0-9]{0,8}([A-Za-z0-9][A-Za-z0-9/_-]{3,39})/i;
