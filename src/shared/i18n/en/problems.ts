import type { SameKeys } from '../sameKeys.ts';
import type { problems as zh } from '../zh-CN/problems.ts';

export const problems: SameKeys<typeof zh> = {
  name_missing: 'There is neither a dealer name nor a code. Add one and import the row again.',
  name_lost:
    'The characters of the dealer’s name “{{text}}” are lost, nobody can tell whose it is. Export the list again (in another encoding), or write a code or the name.',
  dealer_missing: 'The row does not say which dealer it is for. Add the dealer code or name.',
  dealer_unknown:
    'Dealer “{{text}}” is not in the dealer list. Import the dealer list first, or let new dealers be created.',
  dealer_ambiguous: '“{{text}}” could be one of these dealers: {{names}}. Tell them apart by dealer code.',
  date_missing: 'The date is missing. Add it and import the row again.',
  date_unreadable: 'The date “{{text}}” cannot be read. Write it like 2024-07-28.',
  date_two_ways:
    'The day “{{text}}” can be read in two ways, and nothing in the list says which. Go back a step and choose how days are written.',
  amount_missing: 'The amount is missing. Add it and import the row again.',
  amount_unreadable: 'The amount “{{text}}” cannot be read. Write it as a number and import the row again.',
  code_twice:
    'Code “{{text}}” stands for “{{other}}” in {{row}} and for “{{name}}” here: two dealers, it seems. Correct the code and import this row again.',
  dealer_like:
    '“{{text}}” is a new dealer but much like “{{name}}” on the list (score {{score}}). They were not merged; compare them under “Possible duplicates” after the import.',
  dealer_twice: 'Dealer “{{text}}” is already in {{row}}; the two rows were joined.',
  bill_twice: 'Bill “{{text}}” is already in {{row}}.',
  bill_twice_differs:
    'Bill “{{text}}” is already in {{row}}, but with another content: {{amount}} there, {{own}} here. The first row was taken; check which one is right.',
  bill_mixed:
    'This row of bill “{{number}}” disagrees with {{row}} on the dealer or the date: “{{text}}”. Check it and import the bill again.',
  bill_other_dealer:
    'Bill number “{{text}}” is one of “{{own}}” here, but is already used for dealer “{{dealer}}” on {{day}}. If it has another dealer now, choose “Import all the same” and the bill becomes one of “{{own}}”; else correct it and import it again.',
  bill_far_apart:
    'There is already a bill “{{text}}” of {{day}}, a very different date. If it is another one (numbers that begin anew every year), choose “Import all the same”; it is known from then on.',
  bill_elsewhere:
    'Source “{{source}}” has brought a bill “{{text}}” of the same dealer: {{day}}, {{amount}}. If it is that one, changed, go back a step and choose “{{source}}” as the source; if it is another one, choose “Import all the same”.',
  kind_unknown:
    'The bill kind “{{text}}” is not known; it could be a sale or a return. Write sale, return, exchange, gift or reversal.',
  balance_incomplete:
    'Some rows of dealer “{{text}}” could not be read, so its balance would be incomplete: all its {{rows}} rows are rejected. Correct them and import them together.',
  receipt_other_dealer: 'Receipt number “{{text}}” is already used for dealer “{{dealer}}” on {{day}}. Check it.',
  receipt_far_apart:
    'There is already a receipt “{{text}}” of {{day}}, a very different date. Check whether this is another one.',
  bill_incomplete:
    'Some rows of bill “{{text}}” could not be read, so all its {{rows}} rows are rejected. Correct them and import the whole bill again.',
  phone_lossy:
    'The spreadsheet has damaged digits of the phone “{{text}}”. They cannot be restored, so it was not used.',
  code_lossy:
    'The spreadsheet has damaged digits of the code or bill number “{{text}}”. They cannot be restored, so it was not used.',
  phone_unreadable: 'The phone “{{text}}” cannot be read; it is kept as written.',
  date_ignored: 'The date “{{text}}” cannot be read or is not plausible; it is kept as written.',
  birthday_unreadable: 'The birthday “{{text}}” is no day; it is kept as written.',
  date_partial: 'The date “{{text}}” is incomplete and was not completed.',
  amount_ignored: '“{{text}}” cannot be read; this value was not used.',
  qty_unreadable: 'The quantity “{{text}}” cannot be read; it was not used.',
  price_unreadable: 'The unit price “{{text}}” cannot be read; it was not used.',
  tax_unreadable: 'The tax “{{text}}” cannot be read; it was not used.',
  type_unknown: 'The dealer type “{{text}}” is not known; it is kept as written.',
  region_unknown: 'The region “{{text}}” was not found, or several have this name; it is kept as written.',
  region_several:
    '“{{text}}” is in several cities; it is kept as an area. Write its province or city before it to say which one.',
  rep_new: 'Sales rep “{{text}}” is new and will be created.',
  broken_character: '“{{text}}” contains damaged characters. Check the encoding of the file.',
  quote_open:
    'A quote that opens in this row does not close as it should ({{text}}): check this row, and whether the rows after it were all read.',
  name_differs:
    'Code “{{code}}” is “{{name}}” on the list, this row says “{{text}}”, which is not like it. It was taken by the code; if that is wrong, correct the code and import again.',
  known_by_phone:
    'Taken for “{{name}}” by the phone; this row says “{{text}}”. If they are two, write the code and import again.',
  name_is_code: 'There is no dealer name; the code “{{code}}” stands in for it.',
  own_value_ignored: '“{{text}}” is no value for {{name}}; it is kept as written, under the name of its column.',
  text_cut: 'The text is too long; only the first {{limit}} characters are kept.',
  words_cut: 'There are too many words; the first {{limit}} are kept, without these: {{text}}.',
  joined_differs: 'The same dealer has “{{kept}}” in {{row}} and “{{text}}” in this row; {{row}} was used.',
  joined_replaces: 'The same dealer has “{{kept}}” in {{row}} and “{{text}}” in this row; this row was used.',
  ageing_differs: 'The ages of dealer “{{text}}” do not add up to its balance; the difference counts as not dated.',
  balance_added: 'Dealer “{{text}}” already has a balance in {{row}}; the two are added.',
  bill_state: 'The bill’s state is “{{text}}”; it is not counted.',
  supplier:
    '“{{text}}” is of the type “{{type}}”, not a dealer, and was not imported. If it buys as well, choose “Import as a dealer”.',
  category_row:
    '“{{text}}” is a heading with dealers below it, and was not imported. If it is a dealer, choose “Import as a dealer”.',
  date_after_today: 'The date “{{text}}” is after today; the row is not counted.',
  bill_later:
    'Bill {{number}} is dated {{text}}, after today, amount {{amount}}: it is kept and counts from that day on. If the date is wrong, correct it and import the bill again to update it.',
  dealer_binned:
    'Dealer “{{name}}” is in the bin: its details are not updated, its bills are kept with it. To use it again, restore it on the Data page.',
  bill_moved:
    'Bill “{{text}}” was already imported from the source “{{source}}” (same dealer, date and amount) and is not counted twice.',
  bill_other_kind:
    'Under the number “{{text}}” the same dealer already has a bill of another kind ({{day}}, {{amount}}), of which this file says nothing; this one is kept beside it, and that one stays as it is.',
  receipt_moved:
    'Receipt “{{text}}” was already imported from the source “{{source}}” (same dealer, date and amount) and is not counted twice.',
  entry_nameless: 'This row has no name, and no phone or code to tell it by. Add one and import again.',
  entry_ambiguous: 'It may be any of these: {{names}}. Add a code, the full name or a phone and import again.',
  entry_added: '“{{text}}” already has a figure in {{row}}; the two are added.',
  entry_differs: 'This was said already in {{row}}; this row says “{{text}}”, and {{row}} was used.',
  entry_twice: 'The same as {{row}}: it was joined with that row, and is not added again.',
  discount_differs:
    'Earlier rows of this bill say a discount of {{taken}}, this row says {{text}}. The whole bill’s is taken off once: {{taken}} was used.',
  alias_taken: '“{{text}}” is the name of another rep already and was not taken as another name.',
  activity_kind_unknown: 'The kind of activity “{{text}}” is not known; it is kept as “Other”.',
  status_unknown: 'The state “{{text}}” is not understood and was not used.',
  receipt_twice: 'Receipt “{{text}}” is already in {{row}}.',
};
