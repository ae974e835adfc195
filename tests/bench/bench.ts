import { fork } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBenchFolder } from './rig/place.ts';
import { type BenchRow, type Measured, type Missing, type Sample, summarise } from './rig/samples.ts';
import { markdownTable, plainTable } from './rig/table.ts';
import { isSection, SECTIONS, type SectionName } from './sections.ts';

const NAMES = Object.keys(SECTIONS).filter(isSection);
const USAGE = `npm run bench -- [--only ${NAMES.join(',')}] [--runs N] [--markdown]`;

interface Wishes {
  /** Undefined: as often as each section is worth. */
  runs: number | undefined;
  markdown: boolean;
  sections: SectionName[];
}

function readWishes(args: readonly string[]): Wishes {
  const wishes: Wishes = { runs: undefined, markdown: false, sections: [] };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--runs') wishes.runs = Number(args[++i]);
    else if (arg === '--markdown') wishes.markdown = true;
    else if (arg === '--only') wishes.sections.push(...readNames(args[++i] ?? ''));
    else throw new Error(USAGE);
  }
  const { runs } = wishes;
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0)) throw new Error(USAGE);
  if (wishes.sections.length === 0) wishes.sections = NAMES;
  return wishes;
}

function readNames(list: string): SectionName[] {
  return list.split(',').map((name) => {
    if (!isSection(name)) throw new Error(USAGE);
    return name;
  });
}

/** One run of one part of a section; a part that dies ends the bench, since half a table says nothing. */
function runOnce(name: SectionName, variant: number, dir: string): Promise<Measured[]> {
  const section = fileURLToPath(new URL('./section.ts', import.meta.url));
  const child = fork(section, [name, String(variant)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Compiled code is kept, as it is in the built program.
    env: { ...process.env, DEALERDESK_BENCH_DIR: dir, NODE_COMPILE_CACHE: join(dir, 'compiled') },
  });
  const measured: Measured[] = [];
  // Both ends are this bench.
  child.on('message', (message) => measured.push(message as Measured));
  return new Promise((done, failed) => {
    child.once('exit', (code, signal) => {
      if (code === 0) done(measured);
      else failed(new Error(`${name} ${variant} ended with ${signal ?? code}`));
    });
  });
}

const started = performance.now();
const minutes = () => ((performance.now() - started) / 60_000).toFixed(1);
const wishes = readWishes(process.argv.slice(2));
const folder = makeBenchFolder();
const rows: (BenchRow | (Missing & { section: string }))[] = [];
try {
  for (const name of wishes.sections) {
    const { title, variants } = SECTIONS[name];
    const times = wishes.runs ?? SECTIONS[name].runs;
    for (let variant = 0; variant < variants; variant += 1) {
      const runs: Sample[][] = [];
      for (let run = 0; run < times; run += 1) {
        process.stderr.write(`${title}${variants > 1 ? ` ${variant + 1}/${variants}` : ''}: run ${run + 1}/${times}\n`);
        const measured = await runOnce(name, variant, folder.dir);
        const missing = measured.filter((one): one is Missing => 'missing' in one);
        if (run === 0) rows.push(...missing.map((one) => ({ ...one, section: title })));
        const samples = measured.filter((one): one is Sample => 'value' in one);
        if (samples.length === 0) break;
        runs.push(samples);
      }
      rows.push(...summarise(title, runs));
    }
  }
} finally {
  folder.remove();
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${process.platform}; medians of ${wishes.runs ?? '1 to 3'} runs, ${minutes()} minutes`;
process.stdout.write(`\n${machine}\n\n${wishes.markdown ? markdownTable(rows) : plainTable(rows)}\n`);
const missed = rows.filter((row) => 'verdict' in row && row.verdict === 'MISSED').length;
process.stdout.write(`\n${missed} of ${rows.filter((row) => 'goal' in row).length} goals missed\n`);
const skipped = rows.filter((row) => 'missing' in row);
if (skipped.length > 0)
  process.stdout.write(`\nNOT MEASURED HERE:\n${skipped.map((row) => `  ${row.what}: ${row.missing}\n`).join('')}`);
