interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const known = new Map<string, Color>();

/** How clearly the text of an element stands out from what lies behind it, 1 to 21. Pictures and shadows do not count. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(element: Element): number {
  const text = luminance(colorOf(getComputedStyle(element).color));
  const ground = luminance(groundOf(element));
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

/** The nearest ground that hides what is behind it. Nothing on our cards is half transparent. */
function groundOf(element: Element): Color {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const color = colorOf(getComputedStyle(at).backgroundColor);
    if (color.alpha > 0.5) return color;
  }
  return colorOf('white');
}

/** Whatever way of writing colours the browser uses, its own painter understands it. */
function colorOf(css: string): Color {
  const found = known.get(css);
  if (found !== undefined || canvas === null) return found ?? { red: 0, green: 0, blue: 0, alpha: 0 };
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const color = { red, green, blue, alpha: alpha / 255 };
  known.set(css, color);
  return color;
}

function luminance({ red, green, blue }: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
