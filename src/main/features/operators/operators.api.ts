import type { Ctx } from '../../runtime/context.ts';
import {
  createOperator,
  hideFigures,
  readOperators,
  removeOperator,
  setPin,
  updateOperator,
  verifyPin,
} from './operators.service.ts';

export const operatorsApi = {
  'operators.list': (ctx: Ctx) => readOperators(ctx.db, ctx.operatorId),
  'operators.verify': verifyPin,
  'operators.create': createOperator,
  'operators.update': updateOperator,
  'operators.remove': removeOperator,
  'operators.setPin': setPin,
  'operators.hideFigures': hideFigures,
};
