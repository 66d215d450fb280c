import '@lit-labs/ssr-client/lit-element-hydrate-support.js';

import {LitElement, type PropertyValues} from 'lit';

/** What Lit says of an element whose shadow root a server drew, until it has gone on from there; kept by this name in each of its builds. */
interface Drawn {
  _$AG?: boolean;
  update(changed: PropertyValues): void;
  readonly renderRoot: ShadowRoot;
}

/*
 * Elements that a server drew with `cop-elements/render` take what is there instead of drawing it again. A page loads this before it loads
 * them; it is of no use to `cop.all.js`, which has a Lit of its own.
 */
(globalThis as {litElementHydrateSupport?: (lit: object) => void}).litElementHydrateSupport!({LitElement});

const proto = LitElement.prototype as unknown as Drawn;
const {update} = proto;

/** What is to be seen by now is something else than a server could know: then it is drawn anew. */
proto.update = function (this: Drawn, changed) {
  const isDrawn = this['_$AG'] === true;
  try {
    update.call(this, changed);
  } catch (error) {
    if (!isDrawn) throw error;
    for (const node of [...this.renderRoot.childNodes])
      if ((node as Element).localName !== 'style') (node as ChildNode).remove();
    update.call(this, changed);
  }
};
