import { runCli } from '../../src/main/hosts/cli/runCli.ts';

/** What a command line said, and how it ended. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process; `commandLine.ts` runs the built one in a process of its own. */
export async function cliInside(args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const code = await runCli(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    readStdin: async () => '',
    interactive: false,
  });
  return { code, ...said };
}
