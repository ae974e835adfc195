import { join } from 'node:path';
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

/**
 * The same with a home of its own in `dir` and a clock that stands still, as `commandLine` gives them to a process: for what a
 * command does and says, where the process it runs in is not what is tried. Two at once share the day.
 */
export async function commandInside(
  dir: string,
  args: readonly string[],
  { today = '2026-11-22' }: { today?: string } = {},
): Promise<Said> {
  const { DEALERDESK_HOME: home, DEALERDESK_TODAY: day } = process.env;
  Object.assign(process.env, { DEALERDESK_HOME: join(dir, 'home'), DEALERDESK_TODAY: today });
  try {
    return await cliInside(args);
  } finally {
    for (const [name, value] of Object.entries({ DEALERDESK_HOME: home, DEALERDESK_TODAY: day }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}
