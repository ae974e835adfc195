import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** File system types of Linux' statfs that lie on another machine: NFS, SMB, CIFS, SMB2, FUSE (sync clients). */
const REMOTE_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546]);

/** Folder names of well-known sync clients. */
const SYNC_FOLDERS =
  /(^|[\\/])(OneDrive|Dropbox|Google Drive|iCloudDrive|iCloud Drive|Nutstore|坚果云|BaiduSyncdisk|百度网盘|WPSDrive|WPS云盘)([\\/ -]|$)/i;

/**
 * True for network and sync folders, where WAL's shared memory is unsafe and files are copied behind our back: such
 * files are kept with a rollback journal, and the user is told.
 */
export function isSlowFolder(path: string): boolean {
  if (path.startsWith('\\\\') || SYNC_FOLDERS.test(path)) return true;
  if (process.platform !== 'linux') return false;
  return REMOTE_TYPES.has(Number(statfsSync(dirname(path)).type) >>> 0);
}
