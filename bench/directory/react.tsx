import {memo, useDeferredValue, useEffect, useLayoutEffect, useMemo, useState} from 'react';
import {createRoot} from 'react-dom/client';
import {List, useListRef, type RowComponentProps} from 'react-window';

import {timeIn} from '../../src/i18n/time-in.js';
import type {Item} from '../../src/model/index.js';
import {initialsOf} from '../../src/ui/avatar.js';
import {
  columns,
  contend,
  context,
  everybody,
  isFirstScreenOnly,
  looks,
  needlesOf,
  piecesOf,
  rowSize,
  shown,
  tellShown,
  tint,
  viewSize,
} from './shared.js';
import type {Find, Finder} from './search/member-text.js';

/*
 * React with react-window, put together as its documentation shows it, and a search library. The same card; no filters, no letters,
 * no cards that open.
 */

type Member = Item<'member'>;

let everyone = everybody;
let find: Find | undefined;

/** A text with what was searched for marked in it. */
function Marked({text, needles}: {text: string; needles: readonly string[]}) {
  return piecesOf(text, needles).map(([piece, isHit], index) => (isHit ? <mark key={index}>{piece}</mark> : piece));
}

interface CardProps {
  readonly member: Member;
  readonly row: number;
  readonly count: number;
  readonly needles: readonly string[];
}

const Card = memo(function Card({member, row, count, needles}: CardProps) {
  const {name, title = '', place = '', timeZone, mail, helps = [], seeks = [], unit = ''} = member;
  const {strings, words} = context;
  const time = timeZone ? strings.localTime(timeIn(words, timeZone)) : '';
  return (
    <div className="member face card" role="listitem" data-row={row} aria-posinset={row + 1} aria-setsize={count}>
      <span className={`avatar medium tint-${tint(name)}`} aria-hidden="true">
        <span>{initialsOf(name)}</span>
      </span>
      <div className="who">
        <button type="button" className="name">
          <Marked text={name} needles={needles} />
        </button>
        <span className="line">
          <Marked text={title} needles={needles} />
        </span>
        <span className="line quiet">
          <Marked text={place} needles={needles} />
          {` · ${time}`}
        </span>
      </div>
      <a className="ask" href={`mailto:${mail}`} aria-label={strings.askName(name)}>
        {strings.ask}
      </a>
      <span className="face-chips">
        {helps.slice(0, 3).map(({skill}) => (
          <span className="chip filled" key={skill}>
            <Marked text={skill} needles={needles} />
          </span>
        ))}
        {seeks[0] && (
          <span className="chip">
            <span className="quiet">{strings.wants}</span> <Marked text={seeks[0].skill} needles={needles} />
          </span>
        )}
      </span>
      <span className="line quiet evidence">
        <Marked text={unit} needles={needles} />
      </span>
    </div>
  );
});

/** A line of cards. Who is in it says who they are: the line itself is no item of the list. */
function Line({
  index,
  style,
  members,
  needles,
}: RowComponentProps<{members: readonly Member[]; needles: readonly string[]}>) {
  const first = index * columns;
  return (
    <div style={style} role="presentation">
      <div className="rows cards">
        {members.slice(first, first + columns).map((member, place) => (
          <Card key={member.id} member={member} row={first + place} count={members.length} needles={needles} />
        ))}
      </div>
    </div>
  );
}

function Directory() {
  const [text, setText] = useState('');
  // What is typed stands at once; the list follows.
  const asked = useDeferredValue(text);
  const members = useMemo(() => (asked.trim() ? find!(asked) : everyone), [asked]);
  const rowProps = useMemo(() => ({members, needles: needlesOf(asked)}), [members, asked]);
  const list = useListRef(null);
  useEffect(() => {
    if (members.length > 0) list.current?.scrollToRow({index: 0});
  }, [members, list]);
  useLayoutEffect(() => tellShown(asked), [asked, members]);
  return (
    <div className="frame">
      <div className="tools">
        <div className="search">
          <input className="field" type="search" value={text} onChange={({target}) => setText(target.value)} />
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {asked && members.length}
      </p>
      <div className="list long">
        <List
          className="scroller"
          listRef={list}
          rowComponent={Line}
          rowCount={Math.ceil(members.length / columns)}
          rowHeight={rowSize}
          rowProps={rowProps}
          overscanCount={2}
          defaultHeight={viewSize}
        />
      </div>
    </div>
  );
}

/** A page with this directory, searched by one library. */
export function contendReact(finder?: Finder): void {
  let root: ShadowRoot | undefined;
  contend({
    prepare: async () => {
      everyone = shown(everybody);
      if (finder && !isFirstScreenOnly) find = await finder(everyone);
    },
    mount: (into) => {
      const host = document.createElement('div');
      root = host.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = looks.map(({styleSheet}) => styleSheet!);
      const inner = document.createElement('div');
      root.append(inner);
      into.append(host);
      createRoot(inner).render(<Directory />);
    },
    root: () => root,
  });
}
