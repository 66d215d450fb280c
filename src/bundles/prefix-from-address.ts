import {setPrefix} from '../ui/tags.js';

// First among the imports of a bundle, so that the prefix is known before the first tag is defined:
// `<script type="module" src="cop.all.js?prefix=acme">`, and for a classic script `data-prefix="acme"`.
const prefix =
  new URL(import.meta.url, 'https://page.invalid').searchParams.get('prefix') ??
  document.currentScript?.dataset['prefix'];
if (prefix) setPrefix(prefix);
