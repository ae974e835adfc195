import { Text } from '@mantine/core';
import { useT } from '../../components/useT.ts';
import { PRESETS } from './surveyDraft.ts';
import { newSurvey } from './surveyPaths.ts';
import classes from './surveys.module.css';

/** What a survey may begin with. */
export function Presets() {
  const t = useT();
  return (
    <div className={classes.presets}>
      {PRESETS.map((preset) => (
        <button key={preset} type="button" className={classes.preset} onClick={() => newSurvey({ preset })}>
          <Text span fw={600} size="sm">
            {t(`surveys.preset.${preset}`)}
          </Text>
          <Text span size="xs" c="dimmed">
            {t(`surveys.preset.${preset}Text`)}
          </Text>
        </button>
      ))}
    </div>
  );
}
