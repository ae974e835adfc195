import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type FigureKind, useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';

interface LabelledBoundsProps {
  label: string;
  kind: FigureKind;
  /** As they are typed, '' for none. */
  first: { min: string; max: string };
  /** `wrong` where something stands there that cannot be read. */
  onChange(bounds: { min: number | undefined; max: number | undefined }, wrong: boolean): void;
}

/** Two narrow fields under one name: at least, at most. */
export function LabelledBounds({ label, kind, first, onChange }: LabelledBoundsProps) {
  const t = useT();
  const { read, refusal } = useTypedFigures();
  const [texts, setTexts] = useState(first);
  const type = (next: typeof texts) => {
    setTexts(next);
    const [min, max] = [read(kind, next.min), read(kind, next.max)];
    onChange(
      { min: min.kind === 'value' ? min.value : undefined, max: max.kind === 'value' ? max.value : undefined },
      min.kind === 'unreadable' || max.kind === 'unreadable',
    );
  };
  return (
    <Group gap={4} wrap="nowrap" align="flex-start">
      {(['min', 'max'] as const).map((side) => (
        <TextInput
          key={side}
          w={112}
          label={`${label} ${t(`dealers.condition.${side}`)}`}
          value={texts[side]}
          maxLength={80}
          error={refusal(kind, texts[side])}
          errorProps={{ role: 'alert' }}
          onChange={(event) => type({ ...texts, [side]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}
