import type { Ctx } from '../../runtime/context.ts';
import { listFields } from './fields.repo.ts';
import { createField, moveField, setValue, updateField } from './fields.service.ts';
import { listExtras, promoteExtra } from './promote.service.ts';

export const fieldsApi = {
  'fields.list': (ctx: Ctx) => listFields(ctx.db),
  'fields.create': createField,
  'fields.update': updateField,
  'fields.move': moveField,
  'fields.setValue': setValue,
  'fields.extras': (ctx: Ctx) => listExtras(ctx.db),
  'fields.promote': promoteExtra,
};
