import { allSurveys, showSurvey, surveyResults, surveySize } from './surveys.queries.ts';
import { answerSurvey, drawSurvey, followSurvey, removeSurvey, saveSurvey, takeSurveyRows } from './surveys.service.ts';

export const surveysApi = {
  'surveys.list': allSurveys,
  'surveys.get': showSurvey,
  'surveys.size': surveySize,
  'surveys.results': surveyResults,
  'surveys.save': saveSurvey,
  'surveys.draw': drawSurvey,
  'surveys.answer': answerSurvey,
  'surveys.takeRows': takeSurveyRows,
  'surveys.follow': followSurvey,
  'surveys.remove': removeSurvey,
};
