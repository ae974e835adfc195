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

/** The longer side of a logo. */
export const LOGO_MOST_PIXELS = 1000;
/** A PNG in base64, some 300 KB at most; null for none. */
const Logo = z.object({ png: z.base64().min(1).max(400_000).nullable() });

export const settingsContract = {
  'settings.get': query({ input: z.object({}), output: FileSettings }),
  /** What tells this data file from every other. */
  'settings.identity': query({ input: z.object({}), output: z.object({ uid: z.string(), currency: Currency }) }),
  /** The company's logo on printed pages. */
  'settings.logo': query({ input: z.object({}), output: Logo }),
  'settings.setLogo': command({ input: Logo, output: Logo, changes: ['settings', 'changes'] }),
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
    changes: ['settings', 'changes'],
  }),
};
