import {createApp} from 'vue';

import type {Start} from '../state.js';
import Page from './app.vue';

export const start: Start = (place, begin, told) => void createApp(Page, {begin, told}).mount(place);
