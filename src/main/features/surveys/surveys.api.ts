import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newToken } from '../../runtime/ids.ts';
import { checkRows } from './checkRows.ts';
import { allSurveys, showSurvey, surveyResults, surveySize } from './surveys.queries.ts';
import { answerSurvey, drawSurvey, followSurvey, removeSurvey, saveSurvey, takeSurveyRows } from './surveys.service.ts';

export const surveysApi = {
  'surveys.list': allSurveys,
  'surveys.get': showSurvey,
  'surveys.size': surveySize,
  'surveys.results': surveyResults,
  'surveys.checkRows': checkRows,
  'surveys.readFile': (ctx: Ctx, { id, file }: Parsed<'surveys.readFile'>): Output<'surveys.readFile'> => {
    const bookId = newToken();
    return { jobId: ctx.startJob('surveys.readFile', { id, file, bookId }), bookId };
  },
  'surveys.save': saveSurvey,
  'surveys.draw': drawSurvey,
  'surveys.answer': answerSurvey,
  'surveys.takeRows': takeSurveyRows,
  'surveys.follow': followSurvey,
  'surveys.remove': removeSurvey,
};
