import '@angular/compiler';
import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';

import type {FrameworkState, Start} from '../state.js';

const template = `
  <cop-community adapter="static" [src]="now().src">
    <p>{{ now().words }}</p>
    <cop-member-directory
      [text]="now().text"
      [noSearch]="now().noSearch"
      view="table"
      (cop-member-select)="told.selected($event)"
    ></cop-member-directory>
    @if (now().isCard) {
      <cop-best-practice-card [item]="now().practice"></cop-best-practice-card>
    } @else {
      <cop-best-practice-library [limit]="now().limit"></cop-best-practice-library>
    }
    @for (member of now().people; track member) {
      <cop-member-card [member]="member"></cop-member-card>
    }
  </cop-community>
`;

/** Angular sets properties in brackets, and listens in parentheses; `CUSTOM_ELEMENTS_SCHEMA` lets it. */
export const start: Start = (place, begin, told) => {
  class Page {
    readonly now = signal<FrameworkState>(begin);
    readonly told = told;
    constructor() {
      told.change = (next) => this.now.update((before) => ({...before, ...next}));
    }
  }
  const page = Component({selector: 'app-page', template, schemas: [CUSTOM_ELEMENTS_SCHEMA]})(Page) ?? Page;
  place.append(document.createElement('app-page'));
  void bootstrapApplication(page);
};
