import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

/** Folders that are made or fetched: nothing in them belongs to the repository. */
const MADE = new Set(['node_modules', 'out', 'dist', 'coverage', 'test-results', '.git', '.vite']);

/** What release.md names inside of the packed program. */
const PACKED = ['resources/app.asar', 'resources/resources'];

/** Every file and folder of the repository, with slashes. */
export function repositoryPaths(): Set<string> {
  const found = new Set<string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (MADE.has(entry.name)) continue;
      const path = posix.join(folder, entry.name);
      found.add(path);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk('');
  return found;
}

export function readDoc(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** README, CONTRIBUTING and everything below docs/. */
export function docPaths(paths: ReadonlySet<string>): string[] {
  return [...paths].filter((path) => path.endsWith('.md') && (!path.includes('/') || path.startsWith('docs/')));
}

/** What stands between backticks outside of fenced blocks. */
export function codeSpans(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** Targets of links and images that lie in the repository, seen from its root. */
export function linkedPaths(text: string, docPath: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => posix.join(posix.dirname(docPath), target.replace(/#.*$/, '')));
}

/** Paths below the house's own folders, wherever they stand, and bare file names between backticks. */
export function namedPaths(text: string): string[] {
  const below = text.match(/(?<![\w./@-])(?:src|tests|scripts|docs|resources|\.github|\.ci)\/[\w./@*<>{},-]*/g) ?? [];
  const bare = codeSpans(text).filter((span) => /^[\w.<>*-]+\.(?:ts|tsx|mjs|cjs|css|json|yml|html|md|cmd)$/.test(span));
  return [...below, ...bare]
    .map((path) => path.replace(/[.,/]+$/, ''))
    .filter((path) => !PACKED.some((place) => path.startsWith(place)));
}

/** Named paths that nothing in the repository answers to. `<name>` and `*` stand for any name. */
export function missingPaths(text: string, docPath: string, paths: ReadonlySet<string>): string[] {
  const names = new Set([...paths].map((path) => posix.basename(path)));
  const exists = (path: string) => {
    const pool = path.includes('/') ? paths : names;
    if (!/[<*{]/.test(path)) return pool.has(path);
    const pattern = new RegExp(`^${patternOf(path)}$`);
    return [...pool].some((candidate) => pattern.test(candidate));
  };
  const wanted = [...linkedPaths(text, docPath).map((path) => path.replace(/\/$/, '')), ...namedPaths(text)];
  return [...new Set(wanted)].filter((path) => !exists(path));
}

function patternOf(path: string): string {
  return path
    .replace(/[.+]/g, '\\$&')
    .replace(/<[^>]*>/g, '[^/]+')
    .replace(/\*/g, '[^/]*')
    .replace(/\{([^}]*)\}/g, (_all, options: string) => `(?:${options.split(',').join('|')})`);
}

/** Names of npm scripts that a text tells to run. */
export function namedScripts(text: string): string[] {
  return [...text.matchAll(/npm (?:run (?:-s )?([a-z][\w:-]*)|(start|test)\b)/g)].map(
    ([, run, own]) => run ?? own ?? '',
  );
}

/** Parts of the tests that a text tells to run alone: `npm test unit`. */
export function namedTestParts(text: string): string[] {
  return [...text.matchAll(/npm test ([a-z0-9]+)(?=[ `]|$)/gm)].map(([, part = '']) => part);
}

/** Long options, without their values. */
export function longOptions(text: string): Set<string> {
  return new Set([...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name = '']) => name));
}

/** Levels of the headings, in order. */
export function headingLevels(text: string): number[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
}

/** A part of a document, from its heading to the next one of its level or above. */
export function section(text: string, heading: string): string {
  const masked = text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/\S/g, '.'));
  const at = masked.indexOf(`\n${heading}\n`);
  if (at === -1) return '';
  const level = /^#+/.exec(heading)?.[0].length ?? 1;
  const from = at + heading.length + 2;
  const end = masked.slice(from).search(new RegExp(`^#{1,${level}} `, 'm'));
  return end === -1 ? text.slice(from) : text.slice(from, from + end);
}

/** Cells of the tables of a text, row by row, heads and rules left out. */
export function tableRows(text: string): string[][] {
  const rows: string[][] = [];
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    if (!line.startsWith('|') || /^\|[-| :]+\|$/.test(line) || /^\|[-| :]+\|$/.test(lines[i + 1] ?? '')) return;
    rows.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  });
  return rows;
}

/** All sources as one text, for looking names up. */
export function sourceText(paths: ReadonlySet<string>, folders: RegExp): string {
  return [...paths]
    .filter((path) => folders.test(path) && /\.(?:ts|tsx|mjs|cjs)$/.test(path))
    .map(readDoc)
    .join('\n');
}
