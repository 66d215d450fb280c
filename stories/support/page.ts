import {render} from 'lit';

const widths: Readonly<Record<string, string>> = {slip: '320px', page: '800px', spread: '1400px'};

interface PageContext {
  readonly globals: {readonly scheme?: string; readonly direction?: string; readonly width?: string};
}

/** Tells a story on a plain page in the scheme, direction and width that the toolbar says. */
export function onPage(
  story: () => unknown,
  {globals: {scheme = 'light', direction = 'ltr', width = 'page'}}: PageContext,
): HTMLElement {
  const {documentElement: page} = document;
  page.dir = direction;
  page.lang = direction === 'rtl' ? 'ar' : 'en';
  page.style.colorScheme = scheme;
  page.style.fontFamily = 'system-ui, sans-serif';
  document.body.style.background = 'Canvas';
  document.body.style.color = 'CanvasText';
  const column = document.createElement('main');
  column.style.boxSizing = 'border-box';
  column.style.padding = '1em';
  column.style.maxWidth = widths[width] ?? 'none';
  const told = story();
  if (told instanceof Node) column.append(told);
  else render(told, column);
  return column;
}
