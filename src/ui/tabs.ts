import {css, html, type TemplateResult} from 'lit';

export interface Tab<N extends string> {
  readonly name: N;
  readonly label: unknown;
}

export interface TabsOptions<N extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<N>[];
  readonly chosen: N;
  readonly choose: (name: N) => void;
}

/** Tabs that are chosen as they are reached (APG, Tabs with automatic activation). The panel has the id `panel` and the role. */
export function tabList<N extends string>({label, tabs, chosen, choose}: TabsOptions<N>): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${handleKeys}>
    ${tabs.map(
      ({name, label: words}) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${name}"
          aria-controls="panel"
          aria-selected=${chosen === name}
          tabindex=${chosen === name ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${words}
        </button>`,
    )}
  </div>`;
}

function handleKeys(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.indexOf((event.target as HTMLElement).closest<HTMLElement>('[role="tab"]')!);
  const forth = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (!isArrow && event.key !== 'Home' && event.key !== 'End') return;
  const step = event.key === forth ? 1 : -1;
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : (at + step) % tabs.length;
  event.preventDefault();
  tabs.at(to)!.focus();
  tabs.at(to)!.click();
}

export const tabStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    margin-block: var(--_space-3);
    border-block-end: 1px solid var(--_line);
  }

  [role='tab'] {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: max(2.5em, 24px);
    padding-inline: var(--_space-3);
    border: 0;
    border-block-end: 2px solid transparent;
    background: transparent;
    color: var(--_ink-quiet);
  }

  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--_accent-fill);
    font-weight: var(--_semibold);
    color: var(--_ink);
  }

  @media (forced-colors: active) {
    [role='tab'][aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
