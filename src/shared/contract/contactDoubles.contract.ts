import { z } from 'zod';
import { ChangeId, ContactId, ContactMergeId, DealerId } from '../domain/ids.ts';
import { Contact } from './dealers.contract.ts';
import { command, query } from './define.ts';
import type { Topic } from './events.ts';

/** What may speak for two people of a dealer being one. */
export const CONTACT_FOR_CODES = [
  'same_name',
  'titled_name',
  'same_sound',
  'called',
  'part_of_name',
  'same_phone',
  'same_line',
  'same_wechat',
  'same_email',
] as const;
/** What may speak against it. */
export const CONTACT_AGAINST_CODES = ['other_name', 'other_phone', 'other_wechat'] as const;
export const ContactReasonCode = z.enum([...CONTACT_FOR_CODES, ...CONTACT_AGAINST_CODES]);
export type ContactReasonCode = z.infer<typeof ContactReasonCode>;
export const ContactReason = z.object({
  code: ContactReasonCode,
  /** What both have alike, where that is a figure or an address: a phone, a WeChat name. */
  text: z.string(),
});
export type ContactReason = z.infer<typeof ContactReason>;

export const ContactPair = z.object({
  dealer: z.object({ id: DealerId, name: z.string(), code: z.string() }),
  /** The one that would stay: the main contact, then who has a full name, then who has been there longer. */
  kept: Contact,
  lost: Contact,
  /** 1–100 */
  score: z.int(),
  reasons: z.array(ContactReason),
});
export type ContactPair = z.infer<typeof ContactPair>;

/** Fields of a person with a choice; phones are always kept of both. */
export const CONTACT_FIELDS = ['name', 'role', 'wechat', 'email', 'birthday', 'note'] as const;
export const ContactField = z.enum(CONTACT_FIELDS);
export type ContactField = z.infer<typeof ContactField>;

/** A field in which two people differ. */
export const ContactFieldRow = z.object({
  field: ContactField,
  kept: z.string(),
  lost: z.string(),
  /** The value of the one that goes is taken, where nobody chooses otherwise. */
  take: z.boolean(),
  /** Both are kept, one behind the other. */
  both: z.boolean(),
});
export type ContactFieldRow = z.infer<typeof ContactFieldRow>;

/** A person who was made part of another, and still is. */
export const MergedContact = z.object({
  mergeId: ContactMergeId,
  dealer: z.object({ id: DealerId, name: z.string() }),
  kept: z.object({ id: ContactId, name: z.string() }),
  lost: z.object({ id: ContactId, name: z.string() }),
  mergedAt: z.int(),
});
export type MergedContact = z.infer<typeof MergedContact>;

const Pair = z.object({ keptId: ContactId, lostId: ContactId });
const changes = ['dealers', 'doubles', 'changes'] as const satisfies readonly Topic[];

export const contactDoublesContract = {
  /**
   * People of one dealer that may be one person: of a dealer as he stands, or of all dealers as the last search for doubles
   * found them (`doubles.find`). Pairs the owner has decided are left out.
   */
  'doubles.contacts': query({
    input: z.object({
      dealerId: DealerId.optional(),
      search: z.string().max(100).default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ pairs: z.array(ContactPair), total: z.int() }),
  }),
  /** Two people of one dealer side by side: where they differ, what would be taken, and all their phones. */
  'doubles.compareContacts': query({
    input: Pair,
    output: z.object({
      kept: Contact.extend({ revision: z.int() }),
      lost: Contact.extend({ revision: z.int() }),
      fields: z.array(ContactFieldRow),
      phones: Contact.shape.phones,
    }),
  }),
  /** Merges of people that stand, the last first. */
  'doubles.contactMerges': query({
    input: z.object({ dealerId: DealerId.optional() }),
    output: z.object({ merges: z.array(MergedContact) }),
  }),
  /** Pairs of people of whom the owner has said that they are two. */
  'doubles.distinctContacts': query({
    input: z.object({}),
    output: z.object({
      pairs: z.array(
        z.object({
          dealer: z.object({ id: DealerId, name: z.string() }),
          one: z.object({ id: ContactId, name: z.string() }),
          other: z.object({ id: ContactId, name: z.string() }),
          at: z.int(),
        }),
      ),
    }),
  }),
  /** Makes one person part of another of the same dealer, in one act. `taken` null takes what is proposed. */
  'doubles.mergeContacts': command({
    input: Pair.extend({
      taken: z.array(ContactField).nullable().default(null),
      /** Revisions the choice was made by; a merge of what has changed since is refused. */
      expected: z.object({ kept: z.int(), lost: z.int() }).optional(),
    }),
    output: z.object({ mergeId: ContactMergeId, changeId: ChangeId }),
    changes,
  }),
  /** Takes such a merge apart, also long after; what was edited since stays. */
  'doubles.unmergeContacts': command({
    input: z.object({ mergeId: ContactMergeId }),
    output: z.object({ changeId: ChangeId }),
    changes,
  }),
  /** Remembers for ever that two people are two, or forgets it. */
  'doubles.setDistinctContacts': command({
    input: z.object({ oneId: ContactId, otherId: ContactId, distinct: z.boolean() }),
    output: z.object({ changeId: ChangeId }),
    changes,
  }),
};
