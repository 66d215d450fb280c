import {discover} from '/cop/cop.js';

/* A panel of the page, with a shadow root of its own and elements of ours in it: a page sees not into it, so it says so itself. */
customElements.define(
  'intranet-panel',
  class extends HTMLElement {
    constructor() {
      super();
      const community = document.createElement('cop-community');
      community.setAttribute('adapter', 'static');
      community.setAttribute('src', '/community.json');
      community.append(document.createElement('cop-member-directory'), document.createElement('cop-discussion-feed'));
      const root = this.attachShadow({mode: 'open'});
      root.append(community);
      discover(root);
    }
  },
);
