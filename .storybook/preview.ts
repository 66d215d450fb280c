import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';

import manifest from '../custom-elements.json' with {type: 'json'};
import {inCommunity} from '../stories/support/decorator.js';
import {onPage} from '../stories/support/page.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  // The last one is outermost.
  decorators: [inCommunity, onPage],
  parameters: {
    layout: 'fullscreen',
    controls: {expanded: true, sort: 'requiredFirst'},
    options: {storySort: {order: ['Start here', 'Theming', 'Write an adapter', 'Pages', '*']}},
  },
  initialGlobals: {scheme: 'light', direction: 'ltr', width: 'page'},
  globalTypes: {
    scheme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Scheme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          {value: 'light', title: 'Light'},
          {value: 'dark', title: 'Dark'},
        ],
      },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          {value: 'ltr', title: 'Left to right'},
          {value: 'rtl', title: 'Right to left'},
        ],
      },
    },
    width: {
      description: 'Width of the column',
      toolbar: {
        title: 'Width',
        icon: 'grow',
        dynamicTitle: true,
        items: [
          {value: 'slip', title: 'Slip, 320 px'},
          {value: 'page', title: 'Page, 800 px'},
          {value: 'spread', title: 'Spread, 1400 px'},
          {value: 'window', title: 'As wide as the window'},
        ],
      },
    },
  },
};

export default preview;
