import { startBuiltEngine } from '../bench/rig/engine.ts';
import { importFile } from './importFile.ts';
import { CLUSTERS_ASKED } from './jobWork.ts';

/** The program of `jobProcess.ts`: does one piece of work with the built engine and tells of every job as it goes. */
const [, , dir = '', dataFile = '', work = '', tells = ''] = process.argv;
const killing = tells === '' ? undefined : new RegExp(tells);
const told: string[] = [];
const engine = await startBuiltEngine({ dir, dataFile, autoScore: true });
engine.onEvent((event) => {
  if (event.type !== 'job.progress') return;
  const { kind, phase, done, status } = event.job;
  const line = `${kind} ${status === 'running' ? `${phase} ${done}` : status}`;
  process.stdout.write(`${line}\n`);
  told.push(line);
  // By its own hand: whoever watches it from outside may look too late.
  if (killing?.test(told.join('\n')) === true) process.kill(process.pid, 'SIGKILL');
});
const start = {
  predict: () => engine.ask('predictions.run', {}),
  cluster: () => engine.ask('clusters.run', CLUSTERS_ASKED),
  score: () => engine.ask('scoring.run', {}),
  forecast: () => engine.ask('forecasts.run', { by: 'region' }),
};
if (work.startsWith('import ')) {
  await importFile(engine, work.slice('import '.length), { kind: 'orders' });
  await engine.scoreLive();
} else await engine.done((await start[work as keyof typeof start]()).jobId); // named by the one who started us
await engine.stop();
