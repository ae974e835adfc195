import type { Output } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { asSeen } from '../dealers/detailFor.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { hidesHeader } from '../operators/visibility.rules.ts';
import { listFields } from './fields.repo.ts';
import { createField, moveField, removeField, setValue, updateField } from './fields.service.ts';
import { listExtras, promoteExtra } from './promote.service.ts';

/** Fields and columns that are the owner's are not there for others. */
function fieldsSeen(ctx: Ctx): Output<'fields.list'> {
  const visibility = visibilityFor(ctx.db, ctx.operatorId);
  return { fields: listFields(ctx.db).fields.filter(({ name }) => !hidesHeader(name, visibility)) };
}

async function extrasSeen(ctx: Ctx): Promise<Output<'fields.extras'>> {
  const visibility = visibilityFor(ctx.db, ctx.operatorId);
  const { columns } = await listExtras(ctx.db);
  return { columns: columns.filter(({ header }) => !hidesHeader(header, visibility)) };
}

export const fieldsApi = {
  'fields.list': fieldsSeen,
  'fields.create': createField,
  'fields.update': updateField,
  'fields.remove': removeField,
  'fields.move': moveField,
  'fields.setValue': asSeen(setValue),
  'fields.extras': extrasSeen,
  'fields.promote': promoteExtra,
};
