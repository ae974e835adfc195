import { IMPORT_KINDS, type ImportField, type ImportKind } from '../../../shared/contract/importFields.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { isKnownHeader } from './headerKey.rules.ts';
import { suggestMapping } from './mapping.rules.ts';
import { RECEIPT_KIND, RECEIPT_TITLE, RECEIVABLE_TITLE } from './receivableSynonyms.ts';

/** How much a field speaks for a kind; what a kind shares with others speaks for none of them. */
const WEIGHTS: Readonly<Record<ImportKind, Partial<Record<ImportField, number>>>> = {
  dealers: {
    address: 2,
    phone: 2,
    contact: 2,
    grade: 2,
    openedOn: 1,
    type: 1,
    taxNo: 2,
    lastOrderOn: 2,
    totalAmount: 1,
    lastVisitOn: 2,
    province: 1,
    name: 1,
    creditLimit: 2,
    mnemonic: 2,
    email: 1,
    wechat: 1,
    receivable: 1,
    route: 1,
  },
  orders: {
    number: 3,
    date: 3,
    amount: 2,
    amountWithTax: 1,
    unitPrice: 2,
    qty: 2,
    productCode: 1,
    productName: 1,
    kind: 1,
  },
  receivables: {
    balance: 3,
    dueDate: 6,
    notDue: 4,
    late30: 4,
    late60: 4,
    late90: 4,
    lateOver: 4,
    overdue: 4,
    prepaid: 2,
  },
  receipts: { number: 2, date: 2, amount: 2, method: 2 },
};
/** What a title says outweighs one column, not a whole list of them. */
const TITLE_WEIGHT = 5;

/**
 * What a list is, by what explains its columns best and what its titles say. Where two explain it equally well the one the
 * owner has more of: dealers, then orders.
 * @param titles texts above the header, names of sheet and file
 */
export function guessKind(
  headers: readonly string[],
  samples: readonly RawRow[],
  titles: readonly string[] = [],
): ImportKind {
  const scores = IMPORT_KINDS.map((kind) => {
    const guesses = suggestMapping(headers, samples, kind);
    const fields = new Set(guesses.map(({ field }) => field));
    const weighed = guesses.reduce((sum, { field, header, reason }) => {
      // A name of another kind's column is believed before what stands below it.
      const doubtful = reason === 'content' && isKnownHeader(header);
      return sum + (field === null ? 0 : (WEIGHTS[kind][field] ?? 0)) * (doubtful ? 0.5 : 1);
    }, 0);
    // Without its figures nothing is a list of balances or receipts, whatever its title says.
    const figures: readonly ImportField[] = kind === 'receivables' ? ['balance', 'dueDate', 'paid'] : ['amount'];
    const hinted = figures.some((field) => fields.has(field)) && titleSays(kind, titles, samples);
    return { kind, score: weighed + (hinted ? TITLE_WEIGHT : 0) };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).kind;
}

function titleSays(kind: ImportKind, titles: readonly string[], samples: readonly RawRow[]): boolean {
  if (kind === 'receivables') return titles.some((title) => RECEIVABLE_TITLE.test(fold(title)));
  if (kind !== 'receipts') return false;
  const told = titles.some((title) => RECEIPT_TITLE.test(fold(title)));
  const rows = samples.filter(({ cells }) => cells.some((cell) => RECEIPT_KIND.test(fold(cellText(cell)))));
  return told || (samples.length > 0 && rows.length * 2 >= samples.length);
}
