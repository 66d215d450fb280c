/** What we read of SharePoint's theme of a section; it has more. */
export interface SectionTheme {
  readonly isInverted?: boolean;
  readonly palette?: {readonly themePrimary?: string};
  readonly semanticColors?: {
    readonly bodyBackground?: string;
    readonly bodyText?: string;
    readonly bodySubtext?: string;
    readonly bodyDivider?: string;
    readonly primaryButtonBackground?: string;
  };
}

export interface Look {
  readonly scheme: 'light' | 'dark';
  /** What is not said here is taken away, so that it follows from the others again. */
  readonly tokens: {readonly [token: string]: string | undefined};
}

/** How our elements look in a section of this theme. */
export function lookOf(theme: SectionTheme | undefined): Look {
  const colours = theme?.semanticColors ?? {};
  return {
    scheme: theme?.isInverted ? 'dark' : 'light',
    tokens: {
      color: colours.bodyText,
      '--cop-ink': colours.bodyText,
      '--cop-ink-quiet': colours.bodySubtext,
      '--cop-paper': colours.bodyBackground,
      '--cop-line': colours.bodyDivider,
      // A section in the colour of the theme has buttons of another one: the colour itself would not be seen there.
      '--cop-accent': colours.primaryButtonBackground ?? theme?.palette?.themePrimary,
    },
  };
}

/** The same in Teams, which says no colours, only which of its three themes somebody uses. */
export function lookInTeams(theme: string | undefined): Look {
  const ink = theme === 'contrast' ? '#ffffff' : theme === 'dark' ? '#ffffff' : '#242424';
  const paper = theme === 'contrast' ? '#000000' : theme === 'dark' ? '#1f1f1f' : '#ffffff';
  const accent = theme === 'contrast' ? '#ffff00' : theme === 'dark' ? '#9299f7' : '#5b5fc7';
  return {
    scheme: theme === 'dark' || theme === 'contrast' ? 'dark' : 'light',
    tokens: {color: ink, '--cop-ink': ink, '--cop-paper': paper, '--cop-accent': accent},
  };
}

/** By the object model of styles, which no policy of a page refuses. */
export function wear({style}: HTMLElement, {scheme, tokens}: Look): void {
  style.setProperty('color-scheme', scheme);
  for (const token of Object.keys(tokens)) {
    const value = tokens[token];
    if (value) style.setProperty(token, value);
    else style.removeProperty(token);
  }
}
