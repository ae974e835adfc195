import { AppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';

/** Where there is no day to calculate as of: orders after today alone are told apart from none. @throws AppError orders_all_later */
export async function refuseOnlyLater(engine: Engine): Promise<void> {
  const { later, laterOn } = await engine.ask('orders.coverage', {});
  if (laterOn === null) return;
  const { today } = await engine.ask('session.get', {});
  throw new AppError('orders_all_later', { count: later, first: laterOn, today });
}
