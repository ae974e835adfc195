import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { readVisitText } from '../../../shared/domain/visitText.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newToken } from '../../runtime/ids.ts';
import { readSettings } from '../settings/settings.service.ts';
import { addMarket, editMarket, listMarket, removeMarket } from './marketNotes.service.ts';
import { previewResults, takeResults } from './results.service.ts';
import { issueSheets, listSheets, readSheet } from './sheets.service.ts';
import { listSpoken, removeSpoken, settleSpoken } from './spokenOrders.service.ts';

export const visitSheetsApi = {
  'visits.sheets': listSheets,
  'visits.sheet': readSheet,
  'visits.issueSheets': (ctx: Ctx, input: Parsed<'visits.issueSheets'>) => issueSheets(ctx, input),
  'visits.readText': async (
    ctx: Ctx,
    { text, sheet: wanted }: Parsed<'visits.readText'>,
  ): Promise<Output<'visits.readText'>> => {
    const { sheetId, repId, on, lines } = readSheet(ctx, wanted);
    const { currency } = await readSettings(ctx.db);
    const numbers = new Map(lines.flatMap(({ line, visitId }) => (line === null ? [] : [[line, visitId] as const])));
    const read = readVisitText(text, { sheetId, on, digits: minorDigits(currency), lines: new Set(numbers.keys()) });
    // A day whose sheet has not gone out is told by rep and day: its lines are in the order of the plan.
    const rows = read.rows.map((row) =>
      sheetId === null
        ? {
            ...row,
            repId,
            doneOn: row.doneOn ?? (row.what === 'done' ? on : null),
            visitId: row.line === null ? null : (numbers.get(row.line) ?? null),
          }
        : row,
    );
    return { rows, unread: read.unread };
  },
  'visits.preview': previewResults,
  'visits.take': takeResults,
  'visits.readBook': (ctx: Ctx, { file }: Parsed<'visits.readBook'>): Output<'visits.readBook'> => {
    const bookId = newToken();
    return { jobId: ctx.startJob('visits.readBook', { file, bookId }), bookId };
  },
  'visits.spoken': listSpoken,
  'visits.settleSpoken': settleSpoken,
  'visits.removeSpoken': removeSpoken,
  'visits.market': listMarket,
  'visits.addMarket': addMarket,
  'visits.editMarket': editMarket,
  'visits.removeMarket': removeMarket,
};
