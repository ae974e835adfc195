import { z } from 'zod';
import { ImportField } from './importFields.ts';

/** A total of the file: in which row, what it says, and what the rows come to that it is of; × 10⁻⁶. */
const FileTotal = z.object({ row: z.int(), saidMicro: z.int(), readMicro: z.int() });

/** What a column of amounts comes to in the file as it stands, and what the file's own totals say of it; × 10⁻⁶. */
export const FileAmount = z.object({
  column: z.int(),
  field: ImportField,
  /** All data rows, whatever became of them. */
  readMicro: z.int(),
  /** Those among them that are handed back, and those that are left out. */
  handedBackMicro: z.int(),
  leftOutMicro: z.int(),
  /** The file's last total, and the rows it is of. */
  total: FileTotal.nullable(),
  /** How many totals agree with their rows, and those that do not. */
  agreeing: z.int(),
  differing: z.array(FileTotal),
});
export type FileAmount = z.infer<typeof FileAmount>;
