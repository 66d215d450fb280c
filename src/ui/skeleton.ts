import {css, html, type TemplateResult} from 'lit';

/** The shape of what is coming, drawn faintly after 150 ms. `shape` draws one row. */
export function skeleton(
  rows: number,
  label: string,
  shape: TemplateResult = html`<span class="bar"></span><span class="bar short"></span>`,
): TemplateResult {
  return html`<div class="skeletons" role="status" aria-label=${label}>
    ${Array.from({length: rows}, () => html`<div class="skeleton" aria-hidden="true">${shape}</div>`)}
  </div>`;
}

export const skeletonStyles = css`
  .skeletons {
    display: grid;
    gap: var(--_space-3);
    animation: appear 1ms 150ms both;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
  }

  .bar {
    block-size: 0.9em;
    border-radius: 0.45em;
    background: var(--_sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .bar.short {
    inline-size: 45%;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @keyframes breathe {
    from {
      opacity: 0.55;
    }
  }
`;
