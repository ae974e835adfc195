/** Prints a finished page through a hidden frame; resolves when the dialog has been closed. */
export function printHtml(html: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('aria-hidden', 'true');
    // Reports hold no scripts; allow-modals is what lets the frame print.
    frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
    frame.tabIndex = -1;
    // Not display:none: browsers print an empty page then.
    frame.style.cssText = 'position:fixed;inset:auto 100% 100% auto;width:297mm;height:210mm;border:0';
    frame.addEventListener('load', () => {
      const inner = frame.contentWindow;
      if (inner === null) return;
      void inner.document.fonts.ready.then(() => {
        inner.addEventListener('afterprint', () => resolve());
        inner.focus();
        inner.print();
        // Some browsers never say afterprint from a frame; the call itself blocks until the dialog closes.
        setTimeout(() => {
          resolve();
          frame.remove();
        }, 1000);
      }, reject);
    });
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
