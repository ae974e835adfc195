import { createContext, type ReactNode, useContext } from 'react';
import type { TierNaming } from '../../shared/domain/tiers.ts';
import { tierName } from '../../shared/domain/tiers.ts';
import { useApiQuery } from '../api/useApiQuery.ts';

const PLAIN: TierNaming = { tierNames: [], dormantName: 'D' };
const Naming = createContext<TierNaming>(PLAIN);

/** Lets every page call tiers as the live result does; before there is one, by their codes. */
export function TierNames({ children }: { children: ReactNode }) {
  const hasFile = useApiQuery('session.get', {}).data?.file != null;
  const rules = useApiQuery('scoring.overview', {}, { enabled: hasFile, keepPrevious: true }).data?.live?.rules;
  return <Naming.Provider value={rules ?? PLAIN}>{children}</Naming.Provider>;
}

/** Pages that show another run or a scheme that is being changed call tiers as that one does. */
export function TierNamesOf({ naming, children }: { naming: TierNaming; children: ReactNode }) {
  return <Naming.Provider value={naming}>{children}</Naming.Provider>;
}

export function useTierNaming(): TierNaming {
  return useContext(Naming);
}

/** The name of a tier by its code. */
export function useTierName(): (code: string) => string {
  const naming = useContext(Naming);
  return (code) => tierName(naming, code);
}
