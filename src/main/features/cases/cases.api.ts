import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newToken } from '../../runtime/ids.ts';
import { approveCase, followUp, moveCase, noteCase, tellDealer, tryFollowUp } from './caseSteps.service.ts';
import { caseChoices, caseStats, casesOfDealer, findCase, listCases, showCase } from './cases.queries.ts';
import { addCase, removeCase, setCaseRules, updateCase } from './cases.service.ts';
import { readCaseRules } from './cases.settings.ts';
import { checkOldCases, takeOldCases } from './oldCases.service.ts';

export const casesApi = {
  'cases.list': listCases,
  'cases.get': showCase,
  'cases.find': findCase,
  'cases.ofDealer': casesOfDealer,
  'cases.stats': caseStats,
  'cases.choices': caseChoices,
  'cases.rules': ({ db }: Ctx) => readCaseRules(db),
  'cases.setRules': setCaseRules,
  'cases.checkRows': checkOldCases,
  'cases.takeRows': takeOldCases,
  'cases.readFile': (ctx: Ctx, { file }: Parsed<'cases.readFile'>): Output<'cases.readFile'> => {
    const bookId = newToken();
    return { jobId: ctx.startJob('cases.readFile', { file, bookId }), bookId };
  },
  'cases.add': addCase,
  'cases.update': updateCase,
  'cases.move': moveCase,
  'cases.approve': approveCase,
  'cases.tryFollowUp': tryFollowUp,
  'cases.followUp': followUp,
  'cases.tell': tellDealer,
  'cases.note': noteCase,
  'cases.remove': removeCase,
};
