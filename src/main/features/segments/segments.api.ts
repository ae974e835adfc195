import type { Ctx } from '../../runtime/context.ts';
import { exportCallList, previewCallList } from './callList.ts';
import { choicesOf, goodsOf } from './choices.queries.ts';
import { matchDealers } from './matchDealers.ts';
import { dueMoment, segmentHistory } from './moments.repo.ts';
import { segmentProfile } from './profile.queries.ts';
import { countRule, getListed, listWithCounts, segmentNames, segmentsOfDealer } from './segments.queries.ts';
import {
  addMembers,
  removeMembers,
  removeSegment,
  renameSegment,
  saveSegment,
  saveStatic,
} from './segments.service.ts';

export const segmentsApi = {
  'segments.list': listWithCounts,
  'segments.names': segmentNames,
  'segments.match': matchDealers,
  'segments.get': getListed,
  'segments.count': countRule,
  'segments.choices': choicesOf,
  'segments.goods': goodsOf,
  'segments.profile': segmentProfile,
  'segments.ofDealer': segmentsOfDealer,
  'segments.history': segmentHistory,
  'segments.due': (ctx: Ctx) => ({ due: dueMoment(ctx.db, ctx.clock.today()) !== null }),
  'segments.previewList': previewCallList,
  'segments.exportList': exportCallList,
  'segments.save': saveSegment,
  'segments.saveStatic': saveStatic,
  'segments.addMembers': addMembers,
  'segments.removeMembers': removeMembers,
  'segments.rename': renameSegment,
  'segments.remove': removeSegment,
};
