import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { withoutWaiting } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createRandom } from '../../runtime/random.ts';
import { readSampleBook } from './sampleBook.ts';
import { tellCare } from './sampleCare.ts';
import { tellCases } from './sampleCases.ts';
import { tellSurvey } from './sampleSurvey.ts';
import { tellTalks } from './sampleTalks.ts';
import { tellVisits } from './sampleVisits.ts';
import { tellWays } from './sampleWays.ts';

interface Tale {
  seed: number;
  lang: Language;
  /** Last day of the books. */
  endsOn: CalendarDay;
}

/** Steps of the job that fills the sample shop, beside those of the imports. */
export const samplesOps = {
  /** Tells what was done about the dealers in the last weeks, by the features' own services, each with the day of then. */
  'samples.tell': {
    changes: ['activities', 'visits', 'cases', 'surveys', 'care', 'files', 'dealers', 'reps', 'changes'],
    run: (ctx, { seed, lang, endsOn }, port) =>
      withoutWaiting(ctx.db, async () => {
        const book = readSampleBook(ctx, lang, endsOn);
        const parts = [
          () => tellWays(book, createRandom(seed, 60_001)),
          () => tellVisits(book, createRandom(seed, 60_002)),
          () => tellTalks(book, createRandom(seed, 60_003)),
          () => tellCases(book),
          () => tellSurvey(book, createRandom(seed, 60_004), seed),
          () => tellCare(book, createRandom(seed, 60_005)),
        ];
        for (const [done, tell] of parts.entries()) {
          port.checkCancelled();
          port.progress('building', done, parts.length);
          await tell();
        }
      }),
  } satisfies WriterOp<Ctx, Tale, void>,
};
