import { processIo } from './processIo.ts';
import { runCli } from './runCli.ts';

/** The installed command line: `dealerdesk …`. */
process.exitCode = await runCli(process.argv.slice(2), processIo(process));
