import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type FigureKind, useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';

export interface BoundsProps {
  kind: FigureKind;
  /** As they are typed, '' for none. */
  first: { min: string; max: string };
  /** As `readFigure` gives them; one that is empty or cannot be read is left out. */
  onChange(bounds: { min?: number; max?: number }): void;
  /** Something stands there that cannot be read. */
  onWrong(wrong: boolean): void;
}

/** Two figures as somebody types them; what cannot be read stays and is told under its field. */
export function TypedBounds({ kind, first, onChange, onWrong }: BoundsProps) {
  const t = useT();
  const { read, refusal } = useTypedFigures();
  const [texts, setTexts] = useState(first);
  const type = (next: typeof texts) => {
    setTexts(next);
    const [min, max] = [read(kind, next.min), read(kind, next.max)];
    onWrong(min.kind === 'unreadable' || max.kind === 'unreadable');
    onChange({
      ...(min.kind === 'value' ? { min: min.value } : {}),
      ...(max.kind === 'value' ? { max: max.value } : {}),
    });
  };
  const side = (name: 'min' | 'max') => (
    <TextInput
      label={t(`dealers.condition.${name}`)}
      value={texts[name]}
      maxLength={80}
      error={refusal(kind, texts[name])}
      errorProps={{ role: 'alert' }}
      onChange={(event) => type({ ...texts, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group grow align="flex-start">
      {side('min')}
      {side('max')}
    </Group>
  );
}
