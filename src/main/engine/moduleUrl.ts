type Entry = 'reader.worker' | 'writer.worker' | 'job.worker' | 'backup.worker' | 'parse.process';

/**
 * Where a worker's or process' entry lies: beside this module, as `.ts` when run from the sources and `.js` when built
 * (the build puts every chunk into one folder).
 */
export function moduleUrl(entry: Entry): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./${entry}.${extension}`, import.meta.url);
}
