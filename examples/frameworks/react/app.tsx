import {useState} from 'react';
import {createRoot} from 'react-dom/client';

import type {} from 'cop-elements/jsx';
import type {FrameworkState, Start} from '../state.js';

/**
 * React 19 sets what an element has as a property by then, and everything else as an attribute: attributes by their names work always, and
 * what no attribute can say is set by a `ref`. `on` before the name of an event listens to it.
 */
function Page({begin, told}: {readonly begin: FrameworkState; readonly told: Parameters<Start>[2]}) {
  const [now, set] = useState(begin);
  told.change = (next) => set((before) => ({...before, ...next}));
  return (
    <cop-community adapter="static" src={now.src}>
      <p>{now.words}</p>
      <cop-member-directory
        text={now.text}
        no-search={now.noSearch}
        view="table"
        oncop-member-select={(event) => told.selected(event)}
      />
      {now.isCard ? (
        <cop-best-practice-card ref={(card) => void (card && (card.item = now.practice))} />
      ) : (
        <cop-best-practice-library limit={now.limit} />
      )}
      {now.people.map((member) => (
        <cop-member-card key={member} member={member} />
      ))}
    </cop-community>
  );
}

export const start: Start = (place, begin, told) => createRoot(place).render(<Page begin={begin} told={told} />);
