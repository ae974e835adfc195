import { previewPaste, startPaste } from './paste.service.ts';

export const pasteApi = {
  'paste.preview': previewPaste,
  'paste.write': startPaste,
};
