import type { Ctx } from '../../runtime/context.ts';
import { asSeen } from '../dealers/detailFor.ts';
import { listTags } from './tags.repo.ts';
import { removeTag, renameTag, setTags } from './tags.service.ts';

export const tagsApi = {
  'tags.list': (ctx: Ctx) => listTags(ctx.db),
  'tags.set': asSeen(setTags),
  'tags.rename': renameTag,
  'tags.remove': removeTag,
};
