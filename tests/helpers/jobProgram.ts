import { startBuiltEngine } from '../bench/rig/engine.ts';
import { importFile } from './importFile.ts';
import { CLUSTERS_ASKED } from './jobWork.ts';

/** The program of `jobProcess.ts`: does one piece of work with the built engine and tells of every job as it goes. */
const [, , dir = '', dataFile = '', work = ''] = process.argv;
const engine = await startBuiltEngine({ dir, dataFile, autoScore: true });
engine.onEvent((event) => {
  if (event.type !== 'job.progress') return;
  const { kind, phase, done, status } = event.job;
  process.stdout.write(`${kind} ${status === 'running' ? `${phase} ${done}` : status}\n`);
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
