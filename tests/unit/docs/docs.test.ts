import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  codeSpans,
  docPaths,
  headingLevels,
  linkedPaths,
  longOptions,
  missingPaths,
  namedScripts,
  namedTestParts,
  readDoc,
  repositoryPaths,
  root,
  section,
  sourceText,
  tableRows,
} from './docText.ts';

const paths = repositoryPaths();
const docs = docPaths(paths).map((path) => ({ path, text: readDoc(path) }));
const readme = readDoc('README.md');
const [chinese = '', english = ''] = ['## 中文', '## English'].map((heading) => section(readme, heading));
const manifest = JSON.parse(readDoc('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>; // our own file

describe('the documents', () => {
  it('are all there', () => {
    const names = docs.map(({ path }) => path);
    expect(names).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/data-model.md']),
    );
  });

  it.each(docs)('$path names only files and folders that exist', ({ path, text }) => {
    expect(missingPaths(text, path, paths)).toEqual([]);
  });

  it.each(docs)('$path names only npm scripts and parts of the tests that exist', ({ text }) => {
    const parts = [...readDoc('scripts/test.mjs').matchAll(/^\s*(?:step|suite)\(\s*'(\w+)'/gm)].map(([, name]) => name);

    expect(parts).toContain('unit');
    expect(namedScripts(text).filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
    expect(namedTestParts(text).filter((name) => !parts.includes(name))).toEqual([]);
  });

  it('name only channels, jobs and operations that the sources know', () => {
    const source = sourceText(paths, /^src\//);
    const features = 'session|jobs|prefs|samples|dealers|reps|orders|imports|scoring|reports|data|settings|backups';
    const named = docs.flatMap(({ text }) => [
      ...codeSpans(text).filter((span) => new RegExp(`^(?:${features})\\.[a-zA-Z]+$`).test(span)),
      ...[...text.matchAll(/dealerdesk (?:-- )?call ([a-z]+\.\w+)/g)].map(([, channel = '']) => channel),
    ]);

    expect(named).toContain('dealers.list');
    expect(named.filter((name) => !source.includes(`'${name}'`) && !source.includes(`${name}.`))).toEqual([]);
  });

  it('name only environment variables that something reads', () => {
    const source = sourceText(paths, /^(?:src|scripts|tests\/(?!unit\/docs)|[^/]+$)/);
    const named = docs.flatMap(({ text }) => text.match(/DEALERDESK_[A-Z0-9_]+/g) ?? []);

    expect(named.filter((name) => !source.includes(name))).toEqual([]);
  });

  it('show every picture there is, each small enough for a slow connection', () => {
    const pictures = [...paths].filter((path) => path.startsWith('docs/images/'));
    const shown = new Set(docs.flatMap(({ path, text }) => linkedPaths(text, path)));

    expect(pictures.filter((path) => !shown.has(path))).toEqual([]);
    expect(pictures.filter((path) => statSync(join(root, path)).size > 300 * 1024)).toEqual([]);
  });
});

describe('the README', () => {
  it('says the same in both languages: as many headings, pictures, commands and documents', () => {
    const outline = (half: string) => ({
      headings: headingLevels(half),
      links: linkedPaths(half, 'README.md').sort(),
      commands: (half.match(/^npm .*$/gm) ?? []).map((line) => line.split(/\s+/).slice(0, 6).join(' ')).length,
      rows: tableRows(half).length,
    });

    expect(headingLevels(english).length).toBeGreaterThan(8);
    expect(outline(chinese)).toEqual(outline(english));
  });

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('explains in %s every option and command of the command line, and no other', (_language, half) => {
    const source = [
      'program',
      'importOptions',
      'readingOptions',
      'forecastOptions',
      'scoreHelp',
      'predictHelp',
      'visitsHelp',
      'logOptions',
      'caseOptions',
    ]
      .map((name) => readDoc(`src/main/hosts/cli/${name}.ts`))
      .join('\n');
    const known = new Set([...longOptions(source), 'help']);
    const commands = [...source.matchAll(/\badd\('(\w+)/g)].map(([, name = '']) => name);

    expect(commands).toContain('import');
    expect([...longOptions(half)].sort()).toEqual([...known].sort());
    expect(
      commands.filter(
        (name) =>
          !new RegExp(`dealerdesk (?:-- )?(?:reps |segment |demand |case |survey |visits )?${name}\\b`).test(half),
      ),
    ).toEqual([]);
  });

  it('names only fields that the command line prints', () => {
    const source = sourceText(paths, /^src\/(?:main\/hosts\/cli|shared\/contract)\//);
    const fields = tableRows(section(english, '#### Output for other programs')).flatMap(([, cell = '']) =>
      codeSpans(cell),
    );

    expect(fields).toContain('batchId');
    expect(fields.filter((field) => !new RegExp(`\\b${field}\\b`).test(source))).toEqual([]);
  });

  it('gives the exit codes of the command line', () => {
    const source = readDoc('src/main/hosts/cli/runCli.ts');
    const codes = [...source.matchAll(/^const [A-Z_]+ = (\d);/gm)].map(([, code]) => code);

    expect(tableRows(section(english, '#### Exit codes')).map(([code]) => code)).toEqual(codes);
  });
});

describe('the data model', () => {
  const model = readDoc('docs/data-model.md');

  it('explains every table of the schema, and no other', () => {
    const schema = [...paths].filter((path) => /^src\/main\/db\/migrations\/\d/.test(path)).map(readDoc);
    // A table that is built anew goes by another name for a moment.
    const tables = new Set<string>();
    for (const [, made, from, to, gone] of schema
      .join('\n')
      .matchAll(/CREATE TABLE (?!IF\b)(\w+)|ALTER TABLE (\w+) RENAME TO (\w+)|DROP TABLE (\w+)/g)) {
      tables.delete(from ?? gone ?? '');
      tables.add(made ?? to ?? '');
    }
    tables.delete('');
    const explained = tableRows(section(model, '## Tables')).flatMap(([names = '']) => codeSpans(names));

    expect(tables.size).toBeGreaterThan(20);
    expect(explained.sort()).toEqual([...tables].sort());
  });

  it('explains every finding of the check, and no other', () => {
    const source = readDoc('src/main/features/data/check.ts');
    const findings = [...source.matchAll(/code: '(\w+)'/g)].map(([, code]) => code);
    const explained = tableRows(section(model, '## What check verifies')).flatMap(([code = '']) => codeSpans(code));

    expect(explained.sort()).toEqual(findings.sort());
  });
});

describe('the decisions', () => {
  const decisions = [...paths].filter((path) => /^docs\/adr\/.*\.md$/.test(path)).sort();

  it('are numbered one after another, each with context, decision and consequences', () => {
    const numbers = decisions.map((path) => Number(path.slice('docs/adr/'.length).slice(0, 4)));
    const incomplete = decisions.filter((path) => {
      const headings = readDoc(path).match(/^#+ .*$/gm) ?? [];
      const number = path.slice('docs/adr/'.length).slice(0, 4);
      return (
        headings[0]?.startsWith(`# ${number} `) !== true ||
        headings.slice(1).join() !== '## Context,## Decision,## Consequences'
      );
    });

    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(incomplete).toEqual([]);
  });

  it('name every package of package.json, and no other, with its licence', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const rows = tableRows(readDoc('docs/adr/0012-packages.md'));
    const named = rows.flatMap(([names = '']) => codeSpans(names));
    const wrong = rows.flatMap(([names = '', licence = '']) =>
      codeSpans(names).filter((name) => licencesOf(name).some((part) => !licence.includes(part))),
    );

    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort());
    expect(wrong).toEqual([]);
  });

  /** What an installed package says of itself; packages for other machines are not installed. */
  function licencesOf(name: string): string[] {
    try {
      const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
      return String((JSON.parse(text) as { license?: unknown }).license)
        .split(/ OR |[()]/)
        .filter(Boolean);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }
});

describe('this check itself', () => {
  const house = new Set(['src', 'src/a.ts', 'src/deep', 'src/deep/b.rules.ts', 'docs', 'docs/x.md', 'docs/images']);

  it('finds a path, a link, a bare name and a pattern that nothing answers to', () => {
    const text =
      'See `src/a.ts`, `src/gone.ts`, [x](x.md), [y](y.md#part), `b.rules.ts`, `c.rules.ts`, `src/deep/<n>.repo.ts`.';

    const missing = missingPaths(text, 'docs/z.md', house);

    expect(missing).toEqual(['docs/y.md', 'src/gone.ts', 'src/deep/<n>.repo.ts', 'c.rules.ts']);
  });

  it('takes folders, patterns and braces for what they stand for', () => {
    const text =
      'In `src/deep/` and `src/{a,b}.ts`, `src/deep/<name>.rules.ts`, `src/*/*.ts`; [web](https://example.com) [here](#part)';

    expect(missingPaths(text, 'README.md', house)).toEqual([]);
  });

  it('finds scripts, parts of tests and options in prose and in blocks', () => {
    const text = 'Run `npm run -s gone -- --all`.\n```\nnpm test nothing\nnpm start   opens it\n```\n';

    expect(namedScripts(text)).toEqual(['gone', 'test', 'start']);
    expect(namedTestParts(text)).toEqual(['nothing']);
    expect([...longOptions('`--as-of <day>`, npm run -- x, a--b, --lang en')]).toEqual(['as-of', 'lang']);
  });

  it('reads outlines and tables, and nothing out of blocks', () => {
    const text = '# A\n## B\n```\n# no heading\n```\n### C\n| head |\n|---|\n| `one` |\n## D\n';

    expect(headingLevels(text)).toEqual([1, 2, 3, 2]);
    expect(tableRows(section(text, '## B'))).toEqual([['`one`']]);
  });
});
