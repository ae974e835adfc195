import { ReminderSettings, USUAL_REMINDERS } from '../../../shared/domain/reminders.ts';
import { usePreference } from '../../api/preferences.tsx';

/** When and of what this PC reminds. */
export function useReminderSettings() {
  return usePreference('reminders', ReminderSettings, USUAL_REMINDERS);
}
