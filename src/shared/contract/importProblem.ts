import { z } from 'zod';
import { ImportField } from './importFields.ts';

/** Row problems are data: the code names a sentence `problems.<code>`, the text is what the cell said. */
export const PROBLEM_CODES = [
  // the row is handed back
  'name_missing',
  'name_lost',
  'dealer_missing',
  'dealer_unknown',
  'dealer_ambiguous',
  'date_missing',
  'date_unreadable',
  'date_two_ways',
  'amount_missing',
  'amount_unreadable',
  'code_twice',
  'dealer_twice',
  'dealer_like',
  'bill_twice',
  'bill_twice_differs',
  'bill_mixed',
  'bill_other_dealer',
  'bill_far_apart',
  'bill_elsewhere',
  'kind_unknown',
  'bill_incomplete',
  'balance_incomplete',
  'receipt_other_dealer',
  'receipt_far_apart',
  'entry_nameless',
  'entry_ambiguous',
  // the row is taken, the value stays visible as text
  'phone_lossy',
  'phone_unreadable',
  'code_lossy',
  'date_ignored',
  'date_partial',
  'birthday_unreadable',
  'amount_ignored',
  'qty_unreadable',
  'price_unreadable',
  'tax_unreadable',
  'type_unknown',
  'region_unknown',
  'region_several',
  'rep_new',
  'broken_character',
  'quote_open',
  'text_cut',
  'words_cut',
  'own_value_ignored',
  'name_is_code',
  'name_differs',
  'known_by_phone',
  'joined_differs',
  'joined_replaces',
  'ageing_differs',
  'balance_added',
  'entry_added',
  'entry_differs',
  'alias_taken',
  'discount_differs',
  'status_unknown',
  'activity_kind_unknown',
  // the bill or the receipt is known already
  'bill_moved',
  'bill_other_kind',
  'receipt_moved',
  'receipt_twice',
  'entry_twice',
  // the dealer is in the bin: its row of a list is left out, its bills are taken
  'dealer_binned',
  // the row is left out and counted
  'bill_state',
  'bill_later',
  'supplier',
  'category_row',
  'date_after_today',
] as const;
export const ProblemCode = z.enum(PROBLEM_CODES);
export type ProblemCode = z.infer<typeof ProblemCode>;

export const Severity = z.enum(['rejected', 'ambiguous', 'left_out', 'warning']);
export type Severity = z.infer<typeof Severity>;

export const Problem = z.object({
  row: z.int(),
  field: ImportField.nullable(),
  code: ProblemCode,
  severity: Severity,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
export type Problem = z.infer<typeof Problem>;
