import { z } from 'zod';
import { OperatorId } from '../domain/ids.ts';
import { command, query, session } from './define.ts';

/** Figures that the owner may keep to himself: cost, gross margin, the reps' performance. */
export const FIGURE_GROUPS = ['cost', 'margin', 'performance'] as const;
export const FigureGroup = z.enum(FIGURE_GROUPS);
export type FigureGroup = z.infer<typeof FigureGroup>;

export const Operator = z.object({
  id: OperatorId,
  revision: z.int(),
  name: z.string(),
  owner: z.boolean(),
  hasPin: z.boolean(),
});
export type Operator = z.infer<typeof Operator>;

/** Who looks at the file. Where no operators are kept everybody is the owner; one who has not said who he is, is nobody. */
export const Viewer = z.object({ id: OperatorId.nullable(), name: z.string(), owner: z.boolean() });
export type Viewer = z.infer<typeof Viewer>;

export const OperatorList = z.object({
  operators: z.array(Operator),
  viewer: Viewer,
  /** What the owner keeps to himself. */
  hidden: z.array(FigureGroup),
  /** What the viewer does not see: the same for others, nothing for the owner. */
  hiddenFromViewer: z.array(FigureGroup),
});
export type OperatorList = z.infer<typeof OperatorList>;

const name = z.string().trim().min(1).max(60);
/** Digits or letters, as typed; an empty one takes the PIN away. */
const pin = z.string().max(40);
/** A new PIN has at least so many characters; shorter ones of former versions still open. */
export const MIN_PIN = 4;

export const operatorsContract = {
  'operators.list': query({ input: z.object({}), output: OperatorList }),
  /** Whether a PIN opens an operator; no lockout, for it guards privacy, not security. */
  'operators.verify': query({ input: z.object({ id: OperatorId, pin }), output: z.object({ id: OperatorId }) }),
  /** The first one is the owner. Only the owner adds others. */
  'operators.create': command({
    input: z.object({ name, owner: z.boolean().default(false) }),
    output: OperatorList,
    changes: ['operators', 'changes'],
  }),
  'operators.update': command({
    input: z.object({
      id: OperatorId,
      expectedRevision: z.int(),
      patch: z.object({ name, owner: z.boolean() }).partial(),
    }),
    output: OperatorList,
    changes: ['operators', 'changes'],
  }),
  'operators.remove': command({
    input: z.object({ id: OperatorId }),
    output: OperatorList,
    changes: ['operators', 'changes'],
  }),
  /** One’s own, or any by the owner. Not in the log and not undone: a PIN is no record. */
  'operators.setPin': command({
    input: z.object({ id: OperatorId, pin }),
    output: OperatorList,
    changes: ['operators'],
  }),
  'operators.hideFigures': command({
    input: z.object({ groups: z.array(FigureGroup).max(FIGURE_GROUPS.length) }),
    output: OperatorList,
    changes: ['operators', 'settings', 'changes'],
  }),
  /** Who works from now on, in this window and on this PC; null for nobody. */
  'session.chooseOperator': session({
    input: z.object({ id: OperatorId.nullable(), pin: pin.default('') }),
    output: z.object({ id: OperatorId.nullable() }),
  }),
};
