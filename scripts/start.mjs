// npm start: installs, builds and opens the program; in an installed browser where Electron cannot be had.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, findElectron, root, runtime, say } from './setup.mjs';

ensureInstalled();
ensureBuilt();
const electron = process.env.DEALERDESK_HOST === 'loopback' ? undefined : findElectron();
if (!electron && process.env.DEALERDESK_HOST !== 'loopback') {
  say(
    'Electron 没有安装成功，程序改在浏览器窗口中运行。 Electron could not be fetched; the program runs in a browser window.',
  );
}
const args = process.argv.slice(2);
const child = electron
  ? spawn(electron, [root, ...args], { stdio: 'inherit' })
  : spawn(runtime(), [join(root, 'out', 'main', 'loopback.js'), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
