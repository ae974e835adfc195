import type { Output } from '../../../shared/contract/index.ts';
import type { VisitReportOptions } from '../../../shared/contract/reports.contract.ts';
import { reviewSentences } from '../../../shared/i18n/visitReviewText.ts';
import type { ReadReview } from '../visits/results/reviewBook.ts';
import type { PaperTools } from './modelBuild.ts';

/** All that the parts of a visit report are written from. */
export interface VisitReportPaper extends PaperTools {
  options: VisitReportOptions;
  read: ReadReview;
  told: Output<'visits.review'>;
  tierOf(code: string | null): string;
  /** Whether what reps bring in may be told by rep. */
  seesMoney: boolean;
}

export const headLines = reviewSentences;
