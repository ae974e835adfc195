import { z } from 'zod';
import { FileRef } from '../domain/ids.ts';

/** A workbook; text as new programs read it; text as old Chinese programs read it. */
export const TABLE_FORMATS = ['xlsx', 'csv', 'csvGb18030'] as const;
export const TableFormat = z.enum(TABLE_FORMATS);
export type TableFormat = z.infer<typeof TableFormat>;

/** Where an export goes, in which language its headers are, and in which form. */
export const exportTarget = {
  file: FileRef,
  lang: z.enum(['zh-CN', 'en']),
  format: TableFormat.default('xlsx'),
};
