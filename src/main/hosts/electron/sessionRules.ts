import type { Session } from 'electron';

/** What a page of ours may load at all; the protocol handlers decide about the rest. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:']);

/** No camera, no notifications, no clipboard reading, no devices: the program asks for none of them. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** The program works offline: whatever a page might ask of a network is cancelled. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const local = URL.canParse(details.url) && LOCAL_PROTOCOLS.has(new URL(details.url).protocol);
    answer({ cancel: !local });
  });
}

/** Nothing is downloaded: files are written by the program where the user asked for them. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}
