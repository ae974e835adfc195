import { EventEmitter } from 'node:events';
import type { ElectronApi } from '../../../src/main/hosts/electron/electronApi.ts';
import type { WindowIpc } from '../../../src/main/hosts/electron/electronBridge.ts';

/** A page as the fake shows it: its frame is what messages are judged by. */
export class FakeWebContents extends EventEmitter {
  readonly id: number;
  url = 'about:blank';
  crashed = 0;
  printed: unknown[] = [];
  printAnswer: [boolean, string] = [true, ''];
  pdfOptions: unknown[] = [];
  scripts: string[] = [];
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly heard = new EventEmitter();

  constructor(id: number) {
    super();
    this.id = id;
  }

  /** What arrives in the page is a copy, as between real processes. */
  send(channel: string, ...args: unknown[]): void {
    this.heard.emit(channel, { sender: this }, ...structuredClone(args));
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  forcefullyCrashRenderer(): void {
    this.crashed += 1;
  }
  async executeJavaScript(script: string): Promise<unknown> {
    this.scripts.push(script);
    return true;
  }
  print(options: unknown, done: (success: boolean, reason: string) => void): void {
    this.printed.push(options);
    done(...this.printAnswer);
  }
  async printToPDF(options: unknown): Promise<Buffer> {
    this.pdfOptions.push(options);
    return Buffer.from('%PDF-1.7 fake %%EOF');
  }
}

interface FakeWindowOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  webPreferences?: Record<string, unknown>;
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = [];
  static contentsCreated: ((contents: FakeWebContents) => void) | undefined;
  static onLoad: ((window: FakeWindow, url: string) => Promise<void>) | undefined;
  readonly options: FakeWindowOptions;
  readonly webContents: FakeWebContents;
  loaded: string[] = [];
  shown = false;
  focused = 0;
  destroyed = false;
  minimized = false;
  maximized = false;
  bounds: { x: number; y: number; width: number; height: number };

  constructor(options: FakeWindowOptions = {}) {
    super();
    this.options = options;
    this.webContents = new FakeWebContents(FakeWindow.all.length + 1);
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    FakeWindow.all.push(this);
    FakeWindow.contentsCreated?.(this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.url = url;
    await FakeWindow.onLoad?.(this, url);
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused += 1;
  }
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.maximized = true;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds() {
    return this.bounds;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
  /** As a user's click on the cross: listeners may prevent it. */
  close(): void {
    const event = fakeEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
}

export class FakeSession extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | undefined;
  permissionCheck: (() => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  beforeRequest: ((details: { url: string }, answer: (response: { cancel: boolean }) => void) => void) | undefined;
  readonly handlers = new Map<string, (request: Request) => Promise<Response> | Response>();
  readonly webRequest = {
    onBeforeRequest: (listener: typeof this.beforeRequest) => {
      this.beforeRequest = listener;
    },
  };
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) => {
      this.handlers.set(scheme, handler);
    },
  };
  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: typeof this.devicePermission): void {
    this.devicePermission = handler;
  }
}

export class FakeUtilityProcess extends EventEmitter {
  readonly args: unknown[];
  sent: unknown[] = [];
  killed = false;

  constructor(...args: unknown[]) {
    super();
    this.args = args;
  }
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}

/** A message of the system; the test clicks or closes it. */
export class FakeNotification extends EventEmitter {
  static supported = true;
  static all: FakeNotification[] = [];
  static isSupported = () => FakeNotification.supported;
  readonly options: { title: string; body: string };
  shown = false;

  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
    FakeNotification.all.push(this);
  }
  show(): void {
    this.shown = true;
  }
}

type Invoked = (event: unknown, ...args: unknown[]) => Promise<unknown>;

/** Electron without Electron: what the host calls is noted, what Electron would do is done by the test. */
export function createFakeElectron() {
  FakeWindow.all = [];
  FakeWindow.onLoad = undefined;
  FakeNotification.all = [];
  FakeNotification.supported = true;
  const steps: string[] = [];
  const handled = new Map<string, Invoked>();
  const defaultSession = new FakeSession();
  const partitions = new Map<string, FakeSession>();
  const children: FakeUtilityProcess[] = [];
  let setReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    setReady = resolve;
  });
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    lock: true,
    lockData: undefined as unknown,
    paths: {} as Record<string, string>,
    languages: ['zh-Hans-CN'],
    exitCode: undefined as number | undefined,
    quits: 0,
    switches: [] as string[],
    commandLine: { appendSwitch: (name: string) => app.switches.push(name) },
    setPath: (name: string, path: string) => {
      steps.push(`path:${name}`);
      app.paths[name] = path;
    },
    getPath: (name: string) => app.paths[name] ?? `/system/${name}`,
    setAppUserModelId: () => steps.push('appUserModelId'),
    requestSingleInstanceLock: (data: unknown) => {
      steps.push('lock');
      app.lockData = data;
      return app.lock;
    },
    enableSandbox: () => steps.push('sandbox'),
    disableHardwareAcceleration: () => steps.push('noGraphics'),
    getPreferredSystemLanguages: () => app.languages,
    getLocale: () => app.languages[0] ?? 'en',
    isReady: () => steps.includes('ready'),
    whenReady: () => ready,
    quit: () => {
      app.quits += 1;
    },
    exit: (code: number) => {
      app.exitCode = code;
    },
  });
  const dialog = {
    openAnswer: { canceled: true, filePaths: [] as string[] },
    saveAnswer: { canceled: true, filePath: '' },
    boxAnswer: 0,
    asked: [] as { options: Record<string, unknown>; parent: unknown }[],
    errors: [] as string[],
    showOpenDialog: async (...args: unknown[]) => noted(args, dialog.openAnswer),
    showSaveDialog: async (...args: unknown[]) => noted(args, dialog.saveAnswer),
    showMessageBox: async (...args: unknown[]) => noted(args, { response: dialog.boxAnswer }),
    showErrorBox: (_title: string, text: string) => dialog.errors.push(text),
  };
  function noted<A>(args: unknown[], answer: A): A {
    // The parent window comes first where there is one.
    dialog.asked.push({ options: args.at(-1) as Record<string, unknown>, parent: args.length > 1 ? args[0] : null });
    return answer;
  }
  const fake = {
    app,
    dialog,
    shell: {
      opened: [] as string[],
      openExternal: async (url: string) => {
        fake.shell.opened.push(url);
      },
      openPath: async (path: string) => {
        fake.shell.opened.push(path);
        return '';
      },
    },
    Menu: {
      templates: [] as { label?: string; submenu?: unknown }[][],
      buildFromTemplate: (template: { label?: string; submenu?: unknown }[]) => template,
      setApplicationMenu: (template: { label?: string; submenu?: unknown }[]) => fake.Menu.templates.push(template),
    },
    protocol: {
      schemes: [] as unknown[],
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        steps.push('scheme');
        fake.protocol.schemes = schemes;
      },
      handle: defaultSession.protocol.handle,
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: {
      defaultSession,
      fromPartition: (name: string) => {
        const known = partitions.get(name) ?? new FakeSession();
        partitions.set(name, known);
        return known;
      },
    },
    utilityProcess: {
      fork: (...args: unknown[]) => {
        const child = new FakeUtilityProcess(...args);
        children.push(child);
        return child;
      },
    },
    ipcMain: { handle: (channel: string, handler: Invoked) => handled.set(channel, handler) },
    BrowserWindow: FakeWindow,
    Notification: FakeNotification,
  };
  FakeWindow.contentsCreated = (contents) => app.emit('web-contents-created', {}, contents);

  /** What a page's `ipcRenderer` is; by default the main frame of the newest window speaks. */
  function rendererOf(window: FakeWindow, frame?: { url: string; parent: unknown } | null): WindowIpc {
    return {
      async invoke(channel, ...args) {
        const handler = handled.get(channel);
        if (!handler) throw new Error(`No handler registered for '${channel}'`);
        const senderFrame = frame === undefined ? { url: window.webContents.url, parent: null } : frame;
        const answer = await handler({ sender: window.webContents, senderFrame }, ...structuredClone(args));
        return structuredClone(answer);
      },
      on: (channel, listener) => window.webContents.heard.on(channel, listener),
      removeListener: (channel, listener) => window.webContents.heard.removeListener(channel, listener),
    };
  }

  return {
    fake,
    // The fake has every member that the host uses, and none of the hundreds it does not.
    electron: fake as unknown as ElectronApi,
    steps,
    handled,
    defaultSession,
    partitions,
    children,
    rendererOf,
    becomeReady() {
      steps.push('ready');
      setReady();
    },
  };
}

export type FakeElectron = ReturnType<typeof createFakeElectron>;

/** An event that can be prevented. */
export function fakeEvent<E extends object>(details: E = {} as E) {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** Lets everything that waits on promises run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
