import { z } from 'zod';
import { command, query } from './define.ts';

/** Settings that belong to the data file and travel with it. */
export const FileSettings = z.object({
  companyName: z.string().max(100).default(''),
  /** The word for a buyer in Chinese: 客户, 经销商, 终端, 门店. */
  dealerNoun: z.string().min(1).max(12).default('客户'),
  operator: z.string().max(60).default(''),
});
export type FileSettings = z.infer<typeof FileSettings>;

export const settingsContract = {
  'settings.get': query({ input: z.object({}), output: FileSettings }),
  'settings.update': command({ input: FileSettings.partial(), output: FileSettings, changes: ['settings'] }),
};
