// Every styling choice: warm paper, one accent (terracotta), much air, few lines. Text carries the meaning, colour only
// repeats it. Contrast is at least WCAG AA in both schemes; Mantine's defaults for placeholders and dimmed text are not.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const terracotta: MantineColorsTuple = [
  '#fdeee7',
  '#f8dccf',
  '#f0b89e',
  '#ea9c78',
  '#e5875b',
  '#d5703f',
  '#b5522b',
  '#a84a26',
  '#8f3d1e',
  '#742f15',
];

const paper: MantineColorsTuple = [
  '#faf8f5',
  '#f2efe9',
  '#e8e3db',
  '#d8d1c6',
  '#cfc7bb',
  '#8d857a',
  '#6b645b',
  '#4d4741',
  '#2f2b28',
  '#1f1d1b',
];

const ink: MantineColorsTuple = [
  '#f3efe9',
  '#e2dcd4',
  '#b7aea4',
  '#948b82',
  '#4a4440',
  '#3a3532',
  '#2b2725',
  '#252120',
  '#1c1a19',
  '#171514',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  colors: { terracotta, gray: paper, dark: ink },
  primaryColor: 'terracotta',
  primaryShade: { light: 6, dark: 3 },
  // Text on the accent is white in light and ink in dark: one shade of text cannot serve both.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const isAccent = input.variant === 'filled' && (input.color ?? 'terracotta') === 'terracotta';
    return isAccent ? { ...colors, color: 'var(--vs-on-accent)' } : colors;
  },
  defaultRadius: 12,
  radius: { xs: '6px', sm: '8px', md: '10px', lg: '12px', xl: '14px' },
  black: '#1f1d1b',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        // The window scrolls sideways; taking that away would make everything jump.
        lockScroll: false,
        styles: { title: { fontWeight: 650, fontSize: 18 } },
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, closeButtonProps: { 'aria-label': 'Close' } } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    // One weight and size for the label of any field, in panels, settings and dialogs alike.
    InputWrapper: {
      styles: {
        label: { fontSize: 12.5, fontWeight: 500, color: 'var(--mantine-color-dimmed)' },
        description: { fontSize: 12.5 },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'sm' } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
  },
});

/** Colours by their meaning, for both schemes. Consent: grey not asked, amber asked, green yes, red no. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f5',
    '--mantine-color-dimmed': '#6b645b',
    '--mantine-color-placeholder': '#736b62',
    '--mantine-color-default-border': '#e4dfd7',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-terracotta-light': '#fdeee7',
    '--mantine-color-terracotta-light-hover': '#fae4da',
    '--mantine-color-terracotta-light-color': '#a84a26',
    '--vs-card': '#ffffff',
    '--vs-column': '#f2efe9',
    '--vs-line': '#e4dfd7',
    '--vs-quiet': '#f2efe9',
    '--vs-on-accent': '#ffffff',
    '--vs-accent': '#b5522b',
    '--vs-accent-soft': '#fdeee7',
    '--vs-accent-text': '#a84a26',
    '--vs-unasked': '#b9b0a3',
    '--vs-asked': '#b7791f',
    '--vs-yes': '#2f855a',
    '--vs-no': '#b3261e',
    '--vs-asked-soft': '#fbf0d5',
    '--vs-asked-text': '#835108',
    '--vs-yes-soft': '#e3f3ea',
    '--vs-yes-text': '#1f6b45',
    '--vs-no-soft': '#fbe6e4',
    '--vs-no-text': '#9c1f18',
  },
  dark: {
    '--mantine-color-body': '#171514',
    '--mantine-color-text': '#f3efe9',
    '--mantine-color-dimmed': '#aaa198',
    '--mantine-color-placeholder': '#a0978e',
    '--mantine-color-default': '#252120',
    '--mantine-color-default-border': '#3a3532',
    '--mantine-color-error': '#f28b82',
    '--mantine-color-terracotta-light': '#3d2a21',
    '--mantine-color-terracotta-light-hover': '#4a3327',
    '--mantine-color-terracotta-light-color': '#f0a480',
    '--vs-card': '#252120',
    '--vs-column': '#1e1b1a',
    '--vs-line': '#332e2b',
    '--vs-quiet': '#1c1a19',
    '--vs-on-accent': '#241410',
    '--vs-accent': '#ea8c60',
    '--vs-accent-soft': '#3d2a21',
    '--vs-accent-text': '#f0a480',
    '--vs-unasked': '#6f675f',
    '--vs-asked': '#e0b04a',
    '--vs-yes': '#5fbf8a',
    '--vs-no': '#f28b82',
    '--vs-asked-soft': '#3a2f17',
    '--vs-asked-text': '#e8c06a',
    '--vs-yes-soft': '#1d3529',
    '--vs-yes-text': '#7ed0a3',
    '--vs-no-soft': '#44231f',
    '--vs-no-text': '#f5a199',
  },
});
