import type { Ctx } from '../../runtime/context.ts';
import { listTags } from './tags.repo.ts';
import { removeTag, renameTag, setTags } from './tags.service.ts';

export const tagsApi = {
  'tags.list': (ctx: Ctx) => listTags(ctx.db),
  'tags.set': setTags,
  'tags.rename': renameTag,
  'tags.remove': removeTag,
};
