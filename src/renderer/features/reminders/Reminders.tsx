import { useCallback, useEffect, useRef } from 'react';
import { TODAY_PARTS } from '../../../shared/contract/today.contract.ts';
import {
  clockTime,
  freshParts,
  isHourDue,
  isQuiet,
  isStepDue,
  NOTHING_TOLD,
  Told,
  toldKey,
  toldOf,
  withTold,
} from '../../../shared/domain/reminders.ts';
import { BEST_CODES } from '../../../shared/domain/tiers.ts';
import { useApi } from '../../api/client.tsx';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { asideKey, useAside } from '../today/todayPrefs.ts';
import { useReminderSettings } from './reminderSettings.ts';
import { useTell } from './useTell.tsx';

/** A file that opens has its first pages to read before it is asked what to remind of, ms. */
const AFTER_OPENING = 4_000;
/** How often the clock is looked at, ms. */
const LOOK_EVERY = 20_000;
/** Where one kind alone leads; more than one lead to the page of the day. */
const DAY = '/today';

/** Reminds when a file opens, at the hour that is set, and of steps at their time. Shows nothing itself. */
export function Reminders() {
  const session = useApiQuery('session.get', {}).data;
  const file = session?.file;
  // The sample shop is nobody's work.
  if (!session || !file || file.sample) return null;
  return <RemindersOf key={file.uid} file={file.uid} today={session.today} />;
}

function RemindersOf({ file, today }: { file: string; today: string }) {
  const t = useT();
  const api = useApi();
  const tell = useTell();
  const tierName = useTierName();
  const [settings] = useReminderSettings();
  const aside = useAside().keys;
  const [kept, keep] = usePreference('reminders.told', Told, NOTHING_TOLD);
  const told = useRef(kept);
  told.current = kept;
  const remember = useCallback(
    (change: (now: Told) => Told) => {
      told.current = change(toldOf(told.current, file, today));
      keep(told.current);
    },
    [keep, file, today],
  );
  const steps = useApiQuery(
    'activities.nextSteps',
    { groups: ['today'], limit: 300 },
    { enabled: settings.on && settings.timed },
  ).data?.rows;
  /** What is still to be told when quiet hours are over. */
  const waiting = useRef(true);

  const remind = useCallback(async () => {
    waiting.current = false;
    const answer = await api.call('today.reminders', { parts: TODAY_PARTS.filter((p) => settings.parts.includes(p)) });
    if (answer.isOff && settings.skipOff) return;
    const parts = answer.parts.map((each) => ({
      ...each,
      keys: each.keys.filter((key) => !aside.has(asideKey(each.part, key))),
    }));
    const fresh = freshParts(parts, settings, toldOf(told.current, file, today));
    if (fresh.parts.length === 0) return;
    remember((now) => withTold(now, fresh.keys));
    const tiers = BEST_CODES.map((code) => tierName(code)).join(t('today.and'));
    const lines = fresh.parts.map(({ part, total, late }) =>
      t(late > 0 ? 'today.reminders.lineLate' : 'today.reminders.line', {
        ...{ part: t(`today.part.${part}`, { tiers }), count: total, late },
      }),
    );
    tell({ title: t('today.reminders.day'), lines, to: DAY });
  }, [api, settings, aside, file, today, remember, tell, t, tierName]);

  const look = useCallback(() => {
    const now = clockTime(new Date());
    if (!settings.on || isQuiet(settings, now)) return;
    const known = toldOf(told.current, file, today);
    if (waiting.current || isHourDue(settings, known, now)) {
      if (now >= settings.at) remember((then) => ({ ...then, atHour: true }));
      // What cannot be asked now is asked at the next hour; the page itself tells what is wrong with the file.
      remind().catch(() => undefined);
    }
    for (const { id, dealerId, dealerName, nextStep, nextTime } of settings.timed ? (steps ?? []) : []) {
      const key = toldKey('time', String(id));
      if (!isStepDue(nextTime, now) || toldOf(told.current, file, today).keys.includes(key)) continue;
      remember((then) => withTold(then, [key]));
      tell({
        title: t('today.reminders.step', { name: dealerName }),
        lines: [t('today.reminders.stepText', { time: nextTime, text: nextStep })],
        to: `/dealers/${dealerId}`,
      });
    }
  }, [settings, steps, file, today, remember, remind, tell, t]);

  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const first = setTimeout(() => latest.current(), AFTER_OPENING);
    const timer = setInterval(() => latest.current(), LOOK_EVERY);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, []);
  return null;
}
