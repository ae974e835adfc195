import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** Something the palette can do. */
export interface Command {
  id: string;
  label: string;
  /** Shown beside it, such as `Ctrl+Z`. */
  keys?: string;
  run(): void;
}

interface Registry {
  commands: readonly Command[];
  register(commands: readonly Command[]): () => void;
}

const CommandContext = createContext<Registry | null>(null);

/** Holds the commands of the pages that are open. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<readonly (readonly Command[])[]>([]);
  const register = useMemo(
    () => (commands: readonly Command[]) => {
      setGroups((last) => [...last, commands]);
      return () => setGroups((last) => last.filter((group) => group !== commands));
    },
    [],
  );
  const value = useMemo(() => ({ commands: groups.flat(), register }), [groups, register]);
  return <CommandContext value={value}>{children}</CommandContext>;
}

function useRegistry(): Registry {
  const registry = useContext(CommandContext);
  if (registry === null) throw new Error('commands outside of CommandProvider');
  return registry;
}

/** The commands of all open pages. */
export function useCommands(): readonly Command[] {
  return useRegistry().commands;
}

/** Offers a page's commands in the palette for as long as it is open. @param commands memoised by the page */
export function usePageCommands(commands: readonly Command[]): void {
  const { register } = useRegistry();
  useEffect(() => register(commands), [register, commands]);
}
