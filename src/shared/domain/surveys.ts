import { z } from 'zod';

/** CSAT 1–5, NPS 0–10, one or several of some choices, free text. */
export const QUESTION_KINDS = ['csat', 'nps', 'one', 'many', 'text'] as const;
export const Question = z.object({
  kind: z.enum(QUESTION_KINDS),
  text: z.string().trim().min(1).max(200),
  required: z.boolean().default(true),
  choices: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
});
export type Question = z.infer<typeof Question>;
export const Questions = z
  .array(Question)
  .min(1)
  .max(40)
  .refine((all) => all.every(({ kind, choices }) => (kind === 'one' || kind === 'many') === choices.length > 1));

/** Answers by the question's place, from 0: a mark, a text, or some of the choices. */
export const Answers = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]));
export type Answers = z.infer<typeof Answers>;

/** Nobody drawn yet, forms out, everybody has answered. */
export const SURVEY_STATES = ['draft', 'asking', 'complete'] as const;

export const REPLY_CHANNELS = ['paper', 'excel', 'wjx'] as const;

/** At most this is a bad answer, which becomes a case. */
export const BAD_CSAT = 2;
export const BAD_NPS = 6;
/** Fewer answers than this are shown with a warning. */
export const FEW_ANSWERS = 10;

/** Whether an answer to a question is a bad one: CSAT ≤ 2, NPS ≤ 6. */
export function isBad(kind: Question['kind'], value: Answers[string] | undefined): boolean {
  if (typeof value !== 'number') return false;
  return (kind === 'csat' && value <= BAD_CSAT) || (kind === 'nps' && value <= BAD_NPS);
}
