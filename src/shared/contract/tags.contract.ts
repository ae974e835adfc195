import { z } from 'zod';
import { ChangeId, DealerId, TagId } from '../domain/ids.ts';
import { DealerDetail } from './dealers.contract.ts';
import { command, query } from './define.ts';

/** A tag's name. Commas and the like part tags in a list, so that no tag contains one. */
export const TagName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,，、;；\n\r\t]+$/);

export const Tag = z.object({ id: TagId, name: z.string(), dealers: z.int() });
export type Tag = z.infer<typeof Tag>;

export const tagsContract = {
  /** All tags in the order of their names, with the dealers that bear them, those in the bin left aside. */
  'tags.list': query({ input: z.object({}), output: z.object({ tags: z.array(Tag) }) }),
  /** A dealer bears exactly these tags from now on; those nobody had are made. */
  'tags.set': command({
    input: z.object({ dealerId: DealerId, tags: z.array(TagName).max(50) }),
    output: DealerDetail,
    changes: ['dealers', 'tags', 'changes'],
  }),
  /** Another name; that of another tag joins the two, and the other one goes. */
  'tags.rename': command({
    input: z.object({ id: TagId, name: TagName }),
    output: z.object({ id: TagId, merged: z.boolean(), changeId: ChangeId.nullable() }),
    changes: ['tags', 'dealers', 'changes'],
  }),
  /** Takes a tag from everybody. */
  'tags.remove': command({
    input: z.object({ id: TagId }),
    output: z.object({ dealers: z.int(), changeId: ChangeId }),
    changes: ['tags', 'dealers', 'changes'],
  }),
};
