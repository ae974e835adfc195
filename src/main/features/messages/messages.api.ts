import { fillTexts, readTemplates, removeTemplate, saveTemplate } from './messages.service.ts';

export const messagesApi = {
  'messages.templates': readTemplates,
  'messages.save': saveTemplate,
  'messages.remove': removeTemplate,
  'messages.fill': fillTexts,
};
