import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listContactPairs } from './contactPairs.repo.ts';
import { listDistinct, setDistinct } from './distinct.service.ts';
import { listDistinctContacts, setDistinctContacts } from './distinctContacts.service.ts';
import { listDistinctOwners, setDistinctOwners } from './distinctOwners.service.ts';
import { compareDealers, listMerges, mergeDealers, unmergeDealers } from './doubles.service.ts';
import { groupDealers, listGroups, renameGroup, ungroupDealer } from './groups.service.ts';
import { likeDealer } from './like.service.ts';
import { compareContacts, listContactMerges, mergeContacts, unmergeContacts } from './mergeContacts.service.ts';
import { listOwners } from './owners.repo.ts';
import { listSuspects } from './suspects.repo.ts';

export const doublesApi = {
  'doubles.find': (ctx: Ctx) => ({ jobId: ctx.startJob('doubles.find', {}) }),
  'doubles.compare': compareDealers,
  'doubles.like': likeDealer,
  'doubles.distinct': listDistinct,
  'doubles.setDistinct': setDistinct,
  'doubles.group': groupDealers,
  'doubles.groups': listGroups,
  'doubles.renameGroup': renameGroup,
  'doubles.ungroup': ungroupDealer,
  'doubles.merges': listMerges,
  'doubles.merge': mergeDealers,
  'doubles.unmerge': unmergeDealers,
  'doubles.contacts': (ctx: Ctx, input: Parsed<'doubles.contacts'>) => listContactPairs(ctx.db, input),
  'doubles.compareContacts': compareContacts,
  'doubles.contactMerges': listContactMerges,
  'doubles.distinctContacts': listDistinctContacts,
  'doubles.mergeContacts': mergeContacts,
  'doubles.unmergeContacts': unmergeContacts,
  'doubles.setDistinctContacts': setDistinctContacts,
  'doubles.owners': (ctx: Ctx, input: Parsed<'doubles.owners'>) => listOwners(ctx.db, input),
  'doubles.distinctOwners': listDistinctOwners,
  'doubles.setDistinctOwners': setDistinctOwners,
  'doubles.list': (ctx: Ctx, input: Parsed<'doubles.list'>) => listSuspects(ctx.db, input),
};
