import {mount} from 'svelte';

import type {Start} from '../state.js';
import Page from './app.svelte';

export const start: Start = (target, begin, told) => void mount(Page, {target, props: {begin, told}});
