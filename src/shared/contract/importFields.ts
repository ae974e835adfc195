import { z } from 'zod';
import { ACTIVITIES } from './importKinds/activities.kind.ts';
import { CONTACTS } from './importKinds/contacts.kind.ts';
import { DEALERS } from './importKinds/dealers.kind.ts';
import type { KindSchema, KindTrait } from './importKinds/kindSchema.ts';
import { ORDERS } from './importKinds/orders.kind.ts';
import { PRODUCTS } from './importKinds/products.kind.ts';
import { RECEIPTS } from './importKinds/receipts.kind.ts';
import { RECEIVABLES } from './importKinds/receivables.kind.ts';
import { REPS } from './importKinds/reps.kind.ts';
import { TOTALS } from './importKinds/totals.kind.ts';

/** Every kind of list that can be imported, the one an owner has more of first. Adding one: CONTRIBUTING.md. */
const KINDS = {
  dealers: DEALERS,
  orders: ORDERS,
  receivables: RECEIVABLES,
  receipts: RECEIPTS,
  contacts: CONTACTS,
  products: PRODUCTS,
  reps: REPS,
  totals: TOTALS,
  activities: ACTIVITIES,
} as const;

export type ImportKind = keyof typeof KINDS;
/** The fields of one kind. */
export type FieldOf<K extends ImportKind> = (typeof KINDS)[K]['fields'][number];
type AnyField = FieldOf<ImportKind>;
export type DealerField = FieldOf<'dealers'>;
export type OrderField = FieldOf<'orders'>;
export type ReceivableField = FieldOf<'receivables'>;
export type ReceiptField = FieldOf<'receipts'>;

// Object.keys forgets which keys there are.
export const IMPORT_KINDS = Object.keys(KINDS) as [ImportKind, ...ImportKind[]];
export const ImportKind = z.enum(IMPORT_KINDS);

/** A kind's declaration, whichever it is. */
export const KIND_SCHEMAS: Readonly<Record<ImportKind, KindSchema<AnyField>>> = KINDS;

export const ImportField = z.enum([...new Set(IMPORT_KINDS.flatMap((kind) => KIND_SCHEMAS[kind].fields))] as [
  AnyField,
  ...AnyField[],
]);
export type ImportField = z.infer<typeof ImportField>;

export function hasTrait(kind: ImportKind, trait: KindTrait): boolean {
  return KIND_SCHEMAS[kind].traits.includes(trait);
}

/** True for a column of which the owner may say what becomes of a known value. */
export function isRuled(kind: ImportKind, field: string | null): boolean {
  const ruled: readonly string[] | undefined = KIND_SCHEMAS[kind].ruled;
  return hasTrait(kind, 'onDifference') && (ruled === undefined || (field !== null && ruled.includes(field)));
}

/** Fields of columns, as far as they have one. */
type Fielded = readonly { field: ImportField | null }[];

/** Fields of other kinds of lists: nobody would read their columns. */
export function foreignFields(columns: Fielded, kind: ImportKind): ImportField[] {
  return [...fieldsOf(columns).keys()].filter((field) => !KIND_SCHEMAS[kind].fields.includes(field));
}

/** Fields that several columns have though they take one. */
export function doubledFields(columns: Fielded, kind: ImportKind): ImportField[] {
  const { multi } = KIND_SCHEMAS[kind];
  return [...fieldsOf(columns)].flatMap(([field, count]) => (count === 1 || multi.includes(field) ? [] : [field]));
}

/** How many columns each field has. */
function fieldsOf(columns: Fielded): Map<ImportField, number> {
  const counts = new Map<ImportField, number>();
  for (const { field } of columns) if (field !== null) counts.set(field, (counts.get(field) ?? 0) + 1);
  return counts;
}

/** Needed fields that are not there, each with its alternatives. */
export function missingFields(has: ReadonlySet<string>, kind: ImportKind): (readonly ImportField[])[] {
  const { needed, neededBesides } = KIND_SCHEMAS[kind];
  return [
    ...needed.filter((any) => !any.some((field) => has.has(field))),
    ...(neededBesides === undefined ? [] : neededBesides(has)),
  ];
}
