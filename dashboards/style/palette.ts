/**
 * Every colour of the dashboards, light and dark. Data colours come from the Okabe–Ito set (Okabe and Ito 2008), which people with any
 * common colour blindness tell apart: its darker members on light ground, its lighter ones on dark. Meaning never hangs on
 * colour alone: a word, a place or a shape says the same. Text stands at 4.5:1 or more on its ground, data marks at 3:1.
 */
export const palette = {
  light: {
    ground: "#f5f6f4",
    surface: "#ffffff",
    sunken: "#edf0ee",
    line: "#dbe0dd",
    "line-strong": "#7b8984",
    ink: "#15201d",
    "ink-soft": "#475550",
    "ink-faint": "#5c6a65",
    brand: "#0b5f58",
    "brand-soft": "#dfeeea",
    focus: "#0a63c2",
    data: "#0072b2",
    "data-second": "#5a97c0",
    "data-soft": "#cfe3f0",
    alert: "#d55e00",
    "alert-ink": "#973f00",
    "alert-soft": "#fdeadd",
    good: "#009e73",
    "good-ink": "#00633f",
    "good-soft": "#dcf2ea",
    rest: "#6f7d78",
  },
  dark: {
    ground: "#0e1413",
    surface: "#161d1b",
    sunken: "#1f2826",
    line: "#2f3a37",
    "line-strong": "#7f908a",
    ink: "#e9f0ed",
    "ink-soft": "#b6c2bd",
    "ink-faint": "#9caaa5",
    brand: "#6accbd",
    "brand-soft": "#183833",
    focus: "#7db8ff",
    data: "#56b4e9",
    "data-second": "#3d7fa8",
    "data-soft": "#1e3d50",
    alert: "#e69f00",
    "alert-ink": "#f6c35c",
    "alert-soft": "#37290f",
    good: "#2fb890",
    "good-ink": "#83dfc0",
    "good-soft": "#12352a",
    rest: "#8b9994",
  },
} as const satisfies {
  readonly light: Readonly<Record<string, string>>;
  readonly dark: Readonly<Record<string, string>>;
};

export type ColourName = keyof (typeof palette)["light"];

/** A colour as a chart names it: the page's stylesheet decides what it is, so that one drawing serves light, dark and paper. */
export const colour = (name: ColourName): string => `var(--${name})`;
