/**
 * Puts text on the clipboard by the copy event, which needs no permission (hosts deny all permission requests), but
 * a key press or click not long ago.
 * @returns false where the browser refused
 */
export function copyText(text: string): boolean {
  let taken = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  const allowed = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return allowed && taken;
}
