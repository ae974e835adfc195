import { z } from 'zod';
import { ChangeId, DealerId, TemplateId } from '../domain/ids.ts';
import { LANGUAGES } from '../i18n/translator.ts';
import { command, query } from './define.ts';

export const MESSAGE_MEDIA = ['message', 'wechat', 'email'] as const;
export const MessageMedium = z.enum(MESSAGE_MEDIA);
export type MessageMedium = z.infer<typeof MessageMedium>;

/** A text with fields in braces: {{客户}}, {{contact}}. */
export const MessageTemplate = z.object({
  id: TemplateId,
  revision: z.int(),
  name: z.string(),
  medium: MessageMedium,
  /** Of e-mails. */
  subject: z.string(),
  body: z.string(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

/** A text as it is for one dealer. */
export const FilledText = z.object({
  dealerId: DealerId,
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  wechat: z.string(),
  email: z.string(),
  subject: z.string(),
  body: z.string(),
});
export type FilledText = z.infer<typeof FilledText>;

const subject = z.string().trim().max(200).default('');
const body = z.string().trim().min(1).max(4000);
const changes = ['messages', 'changes'] as const;

export const messagesContract = {
  'messages.templates': query({
    input: z.object({ lang: z.enum(LANGUAGES) }),
    output: z.object({
      templates: z.array(MessageTemplate),
      /** Names of fields in the reader's language; each goes by its name in the other language too. */
      fields: z.array(z.string()),
    }),
  }),
  /** A new one without `id`. */
  'messages.save': command({
    input: z.object({
      id: TemplateId.optional(),
      expectedRevision: z.int().optional(),
      name: z.string().trim().min(1).max(80),
      medium: MessageMedium,
      subject,
      body,
    }),
    output: z.object({ id: TemplateId, changeId: ChangeId.nullable() }),
    changes,
  }),
  'messages.remove': command({
    input: z.object({ id: TemplateId }),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes,
  }),
  /** A text filled in for dealers; fields that nobody knows stay as they are written and are told. */
  'messages.fill': query({
    input: z.object({
      lang: z.enum(LANGUAGES),
      subject,
      body: z.string().max(4000),
      dealerIds: z.array(DealerId).min(1).max(2000),
    }),
    output: z.object({ unknown: z.array(z.string()), texts: z.array(FilledText) }),
  }),
};
