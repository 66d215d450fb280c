import {HtmlRenderer, Parser} from 'commonmark';

import {comments, count, names} from './said.js';
import type {Answering} from './stand-in.js';

/** What Waline's server answers to the requests of its client 3.15.2: texts come as HTML, so its page has no Markdown to read. */
export const asWaline: Answering = ({method, path, query, body}) => {
  if (path !== '/api/comment') return undefined;
  if (method === 'POST') {
    all.unshift(commentOf(body['comment']!, body['nick']!, Date.now(), ++last));
    return {errno: 0, errmsg: '', data: all[0]};
  }
  const page = Number(query.get('page'));
  const pageSize = Number(query.get('pageSize'));
  const data = all.slice((page - 1) * pageSize, page * pageSize);
  return {
    errno: 0,
    errmsg: '',
    data: {page, pageSize, totalPages: Math.ceil(all.length / pageSize), count: all.length, data},
  };
};

const parser = new Parser();
const renderer = new HtmlRenderer({safe: true});
let last = count;

function commentOf(orig: string, nick: string, time: number, objectId: number) {
  return {
    objectId,
    nick,
    orig,
    comment: renderer.render(parser.parse(orig)),
    time,
    link: '',
    avatar: '',
    like: 0,
    sticky: false,
    status: 'approved',
    children: [],
  };
}

const all = comments.map(({body, createdBy, createdAt}, index) =>
  commentOf(body!, names.get(createdBy!) ?? '', Date.parse(createdAt), count - index),
);
