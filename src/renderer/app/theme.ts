import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import type { MouseEvent } from 'react';

/** The one accent colour: a quiet teal that carries white text (6.4 : 1 at shade 7). */
const accent: MantineColorsTuple = [
  '#ebf5f7',
  '#d5e8ed',
  '#a9cfda',
  '#79b5c6',
  '#5aa1b6',
  '#3c8ca4',
  '#24788f',
  '#0f657c',
  '#0a5468',
  '#063f4f',
];

/** System fonts, Chinese first: Windows, macOS, Linux. */
const FONTS =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", system-ui, sans-serif';

/** The list of options scrolls itself: a box around it would be one that no key reaches. */
const LONG_LIST = { options: { maxHeight: 'min(320px, 50vh)', overflowY: 'auto' } } as const;

/** Whoever clicks into a choice types what he looks for, not what comes behind the present one. */
function selectWhole({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  if (!currentTarget.readOnly) currentTarget.select();
}

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent },
  fontFamily: FONTS,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily: FONTS, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { md: '1.5' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { label: { fontWeight: 500 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 28 } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs', withScrollArea: false }, styles: LONG_LIST },
    Select: {
      defaultProps: {
        size: 'xs',
        comboboxProps: { shadow: 'md' },
        withScrollArea: false,
        selectFirstOptionOnChange: true,
        onClick: selectWhole,
      },
      styles: LONG_LIST,
    },
    MultiSelect: { defaultProps: { size: 'xs', withScrollArea: false }, styles: LONG_LIST },
    NumberInput: { defaultProps: { size: 'xs' } },
    Badge: { styles: { label: { textTransform: 'none' } } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

/** Dimmed, placeholder and error texts raised to 4.5 : 1 and more on both grounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-font-size-xxs': '11px' },
  light: {
    '--mantine-color-dimmed': '#5b636d',
    '--mantine-color-placeholder': '#6a727c',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-outline': '#b42318',
    '--mantine-color-body': '#ffffff',
    '--app-ground': '#f4f6f7',
    '--app-line': '#dfe3e6',
    '--app-strong-line': '#c4cbd0',
    '--app-hover': '#eff5f6',
    '--app-active': '#dcecf0',
    '--app-range': '#e4f0f4',
    '--app-warn-ground': '#fff4d6',
    '--app-warn-text': '#5f4300',
  },
  dark: {
    '--mantine-color-dimmed': '#a7afb8',
    '--mantine-color-placeholder': '#929aa3',
    '--mantine-color-error': '#ff9c92',
    '--mantine-color-red-outline': '#ff9c92',
    '--mantine-color-body': '#1b1e21',
    '--app-ground': '#141618',
    '--app-line': '#30353a',
    '--app-strong-line': '#474e55',
    '--app-hover': '#23292d',
    '--app-active': '#1d3a44',
    '--app-range': '#20343c',
    '--app-warn-ground': '#3d3116',
    '--app-warn-text': '#ffe3a3',
  },
});
