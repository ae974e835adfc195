import type { ChannelOfKind, Output, Parsed } from '../../shared/contract/index.ts';
import type { OpenFile } from '../../shared/contract/session.contract.ts';
import { AppError } from '../../shared/errors/appError.ts';
import { backupName } from '../features/backups/backupName.rules.ts';
import { checkPlace, factsOf, isPlacePresent, type PlaceFacts } from '../features/backups/safeFolder.ts';
import { adviceOf } from '../features/backups/schedule.rules.ts';
import { localDayOf } from '../runtime/clock.ts';
import { countCopies, listCopies, nearbyFolders, suggestedPlaces } from './backupPlaces.ts';
import { backupWork } from './backupWork.ts';
import type { Engine, EngineOptions } from './createEngine.ts';
import type { PlaceStore } from './placeStore.ts';
import { type RestoreDeps, restoreBackup } from './restore.ts';
import type { SafePlace } from './safePlace.ts';

type BackupChannel = Extract<ChannelOfKind<'session'>, `backups.${string}`>;
type BackupHandlers = { [C in BackupChannel]: (input: Parsed<C>) => Promise<Output<C>> };

interface BackupDeps extends Omit<RestoreDeps, 'vault' | 'log' | 'safePlace'> {
  engine: Engine;
  options: EngineOptions;
  store: PlaceStore;
  safePlace: SafePlace;
  /** Something about copies has changed. */
  announce(): void;
  inTurn<R>(work: () => Promise<R>): Promise<R>;
}

/** Channels about copies and the place they are kept in. They work on folders and files, mostly without the open file. */
export function createBackupHandlers(deps: BackupDeps): BackupHandlers {
  const { engine, options, store, safePlace, clock } = deps;
  const { vault } = engine;
  const restoring: RestoreDeps = { ...deps, vault, log: options.log };
  /** Never a sample's: it is thrown away. */
  const ownFile = (): OpenFile => {
    const file = deps.openFile();
    if (!file) throw new AppError('no_file_open');
    if (file.sample) throw new AppError('sample_no_backup');
    return file;
  };
  const look = (path: string) => checkPlace(path, ownFile().path, [options.appDir, options.tempDir]);

  const status = () => readStatus(deps);

  return {
    'backups.status': status,
    'backups.suggestPlaces': async () => {
      const { path } = ownFile();
      const own = [options.appDir, options.tempDir];
      const near = nearbyFolders(options.documentsDir, path, own).map((folder) => factsOf(folder, path));
      const offered = (facts: PlaceFacts) => ({ ...facts, place: vault.register(facts.folder, 'folder') });
      return {
        places: (await suggestedPlaces(path)).map(offered),
        folders: (await Promise.all(near)).map(offered),
      };
    },
    'backups.lookAtPlace': async (input) => {
      const folder = await look('picked' in input ? vault.resolve(input.picked, 'folder').path : input.path);
      const file = ownFile();
      const now = clock.now();
      const time = new Date(now).toTimeString().slice(0, 5);
      return {
        ...(await factsOf(folder, file.path)),
        place: vault.register(folder, 'folder'),
        nextName: backupName(file.name, localDayOf(now), time, () => false),
        copies: await countCopies(folder),
        sizeBytes: file.sizeBytes,
      };
    },
    'backups.choosePlace': async ({ place }) => {
      // Looked at again: minutes may have gone by.
      const folder = await look(vault.resolve(place, 'folder').path);
      store.choose(ownFile().uid, folder);
      await safePlace.opened();
      deps.announce();
      return status();
    },
    'backups.forgetPlace': async () => {
      store.forget(ownFile().uid);
      deps.announce();
      return status();
    },
    'backups.make': () => safePlace.keep(),
    'backups.makeIn': async ({ place }) => {
      const folder = await look(vault.resolve(place, 'folder').path);
      return safePlace.copyOnce(folder);
    },
    'backups.list': async () => {
      const folders = Object.values(store.all()).map(({ folder }) => folder);
      return { copies: await listCopies(folders, vault) };
    },
    'backups.inspect': ({ file }) => inspect(deps, file),
    'backups.restore': (input) => deps.inTurn(() => restoreBackup(restoring, input)),
    'backups.test': () => safePlace.test(),
  };
}

async function readStatus({
  openFile,
  store,
  safePlace,
  clock,
  engine,
}: BackupDeps): Promise<Output<'backups.status'>> {
  const file = openFile();
  const known = file && !file.sample ? store.find(file.uid) : undefined;
  const none = { place: null, lastGood: null, lastFailure: null, pending: false, test: null, advice: 'none' } as const;
  if (!file || file.sample) return none;
  const present = known !== undefined && (await isPlacePresent(known.folder));
  const facts = known && (await factsOf(known.folder, file.path));
  const { createdAt, inUse } = await engine.ask('backups.mark', {});
  const pending = safePlace.pending();
  const advice = adviceOf({
    today: clock.today(),
    chosen: known !== undefined,
    present,
    pending,
    lastGoodOn: known?.lastGood?.day ?? null,
    failed: known?.lastFailure != null,
    lastTest: known?.lastTest ?? null,
    fileFrom: localDayOf(createdAt),
    inUse,
  });
  if (!known || !facts) return { ...none, advice };
  const { lastGood, lastFailure, lastTest } = known;
  return { place: { ...facts, present }, lastGood, lastFailure, pending, test: lastTest, advice };
}

async function inspect(
  { engine, options, openFile, clock }: BackupDeps,
  file: Parsed<'backups.inspect'>['file'],
): Promise<Output<'backups.inspect'>> {
  const { path, name } = engine.vault.resolve(file, 'read');
  const { tempDir, log } = options;
  const { uid, ...found } = await backupWork({ task: 'inspect', path, tempDir, today: clock.today() }, { log, name });
  const present = openFile();
  if (present?.uid !== uid) return { ...found, name, present: null };
  const contents = await engine.ask('backups.contents', {});
  const lost = await engine.ask('backups.since', { marks: found.contents.marks });
  return { ...found, name, present: { name: present.name, contents, lost } };
}
