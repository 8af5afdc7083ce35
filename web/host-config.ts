import { HostConfig } from 'adaptivecards';

const TONES = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'] as const;
const STYLES = ['default', 'emphasis', 'accent', 'good', 'attention', 'warning'] as const;

/**
 * How Teams draws a card, in our colours. The colours are custom properties of the style sheet, so a change of theme
 * needs no new drawing and what was typed into a card stays.
 */
export function createHostConfig(): HostConfig {
  return new HostConfig({
    supportsInteractivity: true,
    fontTypes: { default: font('var(--sans)'), monospace: font('var(--mono)', 13) },
    lineHeights: { small: 17, default: 21, medium: 22, large: 25, extraLarge: 30 },
    spacing: { small: 4, default: 8, medium: 16, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: Object.fromEntries(STYLES.map((style) => [style, containerStyle(style)])),
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 16 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    // below the heading of the pane, or of the dialog
    textBlock: { headingLevel: 3 },
    inputs: {
      label: { requiredInputs: { suffix: ' *' }, inputSpacing: 'small' },
      errorMessage: { color: 'attention', size: 'small' },
    },
  });
}

function font(fontFamily: string, size = 14): object {
  return {
    fontFamily,
    fontSizes: { small: 12, default: size, medium: 15, large: 18, extraLarge: 22 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
  };
}

function containerStyle(style: (typeof STYLES)[number]): object {
  const tone = (name: (typeof TONES)[number]): readonly [string, object] => {
    const color = `var(--tone-${name})`;
    const subtle = name === 'default' ? 'var(--muted)' : color;
    return [name, { default: color, subtle, highlightColors: { default: 'var(--mark)', subtle: 'var(--mark)' } }];
  };
  const foregroundColors = Object.fromEntries(TONES.map(tone));
  const backgroundColor = style === 'default' ? 'transparent' : `var(--box-${style})`;
  return { backgroundColor, foregroundColors };
}
