import { TagsInput } from '@mantine/core';
import { LONGEST_SKIP_WORD, MOST_SKIP_WORDS } from '../../../shared/contract/readingRules.ts';
import { useT } from '../../components/useT.ts';

interface SkipWordsFieldProps {
  words: readonly string[];
  onChange(next: string[]): void;
}

/** The owner's own words for rows that are none of the list's. */
export function SkipWordsField({ words, onChange }: SkipWordsFieldProps) {
  const t = useT();
  const full = words.length >= MOST_SKIP_WORDS;
  return (
    <TagsInput
      label={t('imports.reading.skipWords')}
      description={
        full
          ? t('imports.reading.skipWordsMost', { count: MOST_SKIP_WORDS, length: LONGEST_SKIP_WORD })
          : t('imports.reading.skipWordsHint')
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(words.length === 0 ? { placeholder: t('imports.reading.skipWordsPlaceholder') } : {})}
      maxTags={MOST_SKIP_WORDS}
      splitChars={[',', '，', '、', ';', '；']}
      value={[...words]}
      acceptValueOnBlur
      onChange={(next) => {
        const tidy = next.map((word) => word.trim().slice(0, LONGEST_SKIP_WORD)).filter((word) => word !== '');
        onChange([...new Set(tidy)]);
      }}
    />
  );
}
