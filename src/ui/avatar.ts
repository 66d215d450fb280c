import {css, html, nothing, type TemplateResult} from 'lit';

/** What an avatar needs to know of a person. */
export interface Portrait {
  readonly name: string;
  readonly picture?: string;
}

/** The first letters of the first and the last word of a name, as people would write them. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? '?';
  const last = words.length > 1 ? words.at(-1)! : '';
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? '';
}

/** One of twelve tints, always the same for a name. */
function tintOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return hash % 12;
}

/** A picture, or initials on a tint drawn from the name where there is none or it fails. Beside the name, so without a name of its own. */
export function avatar({name, picture}: Portrait, size: 'small' | 'medium' | 'large' = 'medium'): TemplateResult {
  return html`<span class=${`avatar ${size} tint-${tintOf(name)}`} aria-hidden="true"
    ><span>${initialsOf(name)}</span
    >${picture ? html`<img src=${picture} alt="" loading="lazy" decoding="async" @error=${hide} />` : nothing}</span
  >`;
}

function hide(event: Event): void {
  (event.target as HTMLElement).hidden = true;
}

export const avatarStyles = css`
  .avatar {
    position: relative;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    overflow: hidden;
    background: light-dark(oklch(0.9 0.055 var(--_hue)), oklch(0.38 0.055 var(--_hue)));
    color: light-dark(oklch(0.36 0.08 var(--_hue)), oklch(0.93 0.04 var(--_hue)));
    line-height: 1;
    user-select: none;
  }

  .avatar > span {
    font-size: 0.95em;
    font-weight: var(--_semibold);
    letter-spacing: 0.02em;
  }

  .avatar.small {
    font-size: 0.72em;
  }

  .avatar.large {
    font-size: 1.6em;
  }

  .avatar > img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .avatar > img[hidden] {
    display: none;
  }

  .tint-0 {
    --_hue: 20;
  }
  .tint-1 {
    --_hue: 50;
  }
  .tint-2 {
    --_hue: 80;
  }
  .tint-3 {
    --_hue: 110;
  }
  .tint-4 {
    --_hue: 140;
  }
  .tint-5 {
    --_hue: 170;
  }
  .tint-6 {
    --_hue: 200;
  }
  .tint-7 {
    --_hue: 230;
  }
  .tint-8 {
    --_hue: 260;
  }
  .tint-9 {
    --_hue: 290;
  }
  .tint-10 {
    --_hue: 320;
  }
  .tint-11 {
    --_hue: 350;
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
