import type {CustomElements} from './jsx.js';

declare module 'svelte/elements' {
  export interface SvelteHTMLElements extends CustomElements {}
}
