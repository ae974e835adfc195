import { z } from 'zod';
import { ChangeId, CustomFieldId, DealerId } from '../domain/ids.ts';
import { DealerDetail } from './dealers.contract.ts';
import { command, query } from './define.ts';

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'flag'] as const;
export const FieldKind = z.enum(FIELD_KINDS);
export type FieldKind = z.infer<typeof FieldKind>;

const Choice = z.string().trim().min(1).max(60);

/** A field that the owner has made for his dealers. */
export const CustomField = z.object({
  id: CustomFieldId,
  revision: z.int(),
  name: z.string(),
  kind: FieldKind,
  /** What a field of kind `choice` offers; dealers may still have values that are offered no more. */
  choices: z.array(z.string()),
  /** No longer offered; its values are kept. */
  archived: z.boolean(),
});
export type CustomField = z.infer<typeof CustomField>;

export const FieldName = z.string().trim().min(1).max(40);

/** A column of the owner's lists that no field took, and how its texts read. */
export const ExtraColumn = z.object({
  header: z.string(),
  dealers: z.int(),
  samples: z.array(z.string()),
  kind: FieldKind,
  choices: z.array(z.string()),
});
export type ExtraColumn = z.infer<typeof ExtraColumn>;

export const fieldsContract = {
  /** All fields in the owner's order, archived ones too. */
  'fields.list': query({
    input: z.object({}),
    output: z.object({ fields: z.array(CustomField.extend({ dealers: z.int() })) }),
  }),
  'fields.create': command({
    input: z.object({ name: FieldName, kind: FieldKind, choices: z.array(Choice).max(200).default([]) }),
    output: CustomField,
    changes: ['fields', 'changes'],
  }),
  'fields.update': command({
    input: z.object({
      id: CustomFieldId,
      expectedRevision: z.int(),
      patch: z.object({ name: FieldName, choices: z.array(Choice).max(200), archived: z.boolean() }).partial(),
    }),
    output: CustomField,
    changes: ['fields', 'changes'],
  }),
  /** Deletes a field with the values dealers have of it; all of it comes back when it is undone. */
  'fields.remove': command({
    input: z.object({ id: CustomFieldId }),
    output: z.object({ dealers: z.int(), changeId: ChangeId }),
    changes: ['fields', 'dealers', 'changes'],
  }),
  /** Puts a field before another one, or last. */
  'fields.move': command({
    input: z.object({ id: CustomFieldId, before: CustomFieldId.nullable() }),
    output: z.object({}),
    changes: ['fields', 'changes'],
  }),
  /**
   * A dealer's value of a field, in any form that reads as its kind; '' takes it away. `before` is what was on the screen:
   * an edit of another value is refused.
   */
  'fields.setValue': command({
    input: z.object({
      dealerId: DealerId,
      fieldId: CustomFieldId,
      before: z.string().max(2000),
      value: z.string().max(2000),
    }),
    output: DealerDetail,
    changes: ['dealers', 'changes'],
  }),
  /** Columns kept under their headers that could become fields. */
  'fields.extras': query({ input: z.object({}), output: z.object({ columns: z.array(ExtraColumn) }) }),
  /**
   * Makes a field of a kept column and moves its values there; those that cannot be read as its kind stay where they are.
   */
  'fields.promote': command({
    input: z.object({
      header: z.string().min(1).max(200),
      name: FieldName,
      kind: FieldKind,
      choices: z.array(Choice).max(200).default([]),
    }),
    output: z.object({
      field: CustomField,
      moved: z.int(),
      /** The first values that were not read, and how many dealers have such. */
      unread: z.array(z.string()),
      unreadDealers: z.int(),
      changeId: ChangeId,
    }),
    changes: ['fields', 'dealers', 'changes'],
  }),
};
