import { RunId } from '../../../shared/domain/ids.ts';

/** The run that the address of the tier report names; null for the present result, and for what is no run. */
export function runOf(search: string): RunId | null {
  const found = RunId.safeParse(Number(new URLSearchParams(search).get('run')));
  return found.success ? found.data : null;
}
