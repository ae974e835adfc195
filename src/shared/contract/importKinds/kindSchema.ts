/** Fields are offered in groups, each under a word of `imports.fieldGroup`. */
export type FieldGroup =
  | 'identity'
  | 'grading'
  | 'place'
  | 'people'
  | 'service'
  | 'money'
  | 'bill'
  | 'dealer'
  | 'product'
  | 'figures'
  | 'ages'
  | 'activity'
  | 'own'
  | 'other';

/** What the owner is asked about a list, and what its rows may bring besides their fields. */
export type KindTrait =
  /** Rows name dealers of another list: an unknown one is created or refused. */
  | 'unknownDealer'
  /** What is known already may be overwritten, filled or kept. */
  | 'onDifference'
  /** Several rows may be one record: the first or the last of them counts. */
  | 'joined'
  /** The list is of one day. */
  | 'asOf'
  /** The list is of a period, which must be known before it is read. */
  | 'totalPeriod'
  /** Rows are bills or lines of bills. */
  | 'shape'
  /** Whether amounts hold the tax is known of the source. */
  | 'tax'
  /** Amounts are in the file's currency. */
  | 'money'
  /** The file covers days, which are asked for after the check. */
  | 'period'
  /** Columns that fit no field are kept with the record, and fields of the owner's own may be filled. */
  | 'extras';

/** A column of a checked row; one that no column of the file is read into is not shown, one that names no fields always is. */
export type ShownColumn<F extends string> = readonly [name: string, width: number, from?: readonly F[]];

/** Everything about a kind of list that both sides must know; the words for it stand in the catalogues. */
export interface KindSchema<F extends string> {
  /** What columns may be. */
  fields: readonly F[];
  /** Fields without which nothing can be taken; each inner list is satisfied by any one of its fields. */
  needed: readonly (readonly F[])[];
  /** What else is needed beside the fields that are there. */
  neededBesides?: (has: ReadonlySet<string>) => readonly (readonly F[])[];
  /** Fields that may be read from several columns; every other field takes one. */
  multi: readonly F[];
  /** The fields in groups, the most used first; a field nobody grouped stands under `other`. */
  groups: readonly (readonly [FieldGroup, readonly F[]])[];
  /** The fields that name whom or what a row is about: a column of names that holds nothing but codes is the code. */
  named: readonly [name: F, code: F];
  traits: readonly KindTrait[];
  /** Fields whose known values the owner's rule of `onDifference` decides; all where none are named. */
  ruled?: readonly F[];
  /** What a checked row shows beside its name: the column's width, and the fields it is read from. */
  shown: readonly ShownColumn<F>[];
  /** What one record of the list is counted as: a word of `imports.check.unit`. */
  unit: 'dealers' | 'bills' | 'receipts' | 'contacts' | 'products' | 'reps' | 'activities';
}

/** Declares a kind; the fields are inferred as they stand. */
export function defineKind<const F extends string>(schema: KindSchema<F>): KindSchema<F> {
  return schema;
}
