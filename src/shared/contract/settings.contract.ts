import { z } from 'zod';
import { Currency, KnownCurrency } from '../domain/money.ts';
import { command, query } from './define.ts';

/** Settings that belong to the data file and travel with it. */
export const FileSettings = z.object({
  companyName: z.string().max(100).default(''),
  /** The word for a buyer in Chinese: 客户, 经销商, 终端, 门店. */
  dealerNoun: z.string().min(1).max(12).default('客户'),
  operator: z.string().max(60).default(''),
  /** The one currency of the file; it can be changed only while there are no orders. */
  currency: Currency.default('CNY'),
});
export type FileSettings = z.infer<typeof FileSettings>;

export const settingsContract = {
  'settings.get': query({ input: z.object({}), output: FileSettings }),
  /** What tells this data file from every other. */
  'settings.identity': query({ input: z.object({}), output: z.object({ uid: z.string(), currency: Currency }) }),
  'settings.update': command({
    input: z
      .object({
        companyName: z.string().max(100),
        dealerNoun: z.string().min(1).max(12),
        operator: z.string().max(60),
        currency: KnownCurrency,
      })
      .partial(),
    output: FileSettings,
    changes: ['settings'],
  }),
};
