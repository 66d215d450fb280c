import {comments, count, names} from './said.js';
import type {Answering} from './stand-in.js';

/** What Artalk's server answers to the requests of its client 2.9.1. */
export const asArtalk: Answering = ({method, path, query, body}) => {
  switch (`${method} ${path.slice('/api/v2'.length)}`) {
    case 'GET /conf':
      return {frontend_conf: {}, version: {app: 'artalk', version: '2.9.1', commit_hash: ''}};
    case 'GET /comments': {
      const offset = Number(query.get('offset'));
      return {
        comments: all.slice(offset, offset + Number(query.get('limit'))),
        count: all.length,
        roots_count: all.length,
        page,
      };
    }
    case 'POST /comments':
      all.unshift(commentOf(body['content']!, body['name']!, new Date().toISOString(), ++last));
      return all[0];
    case 'POST /pages/pv':
      return {pv: 1};
    case 'GET /user':
      return {user: null, is_login: false, notifies: [], notifies_count: 0};
    case 'GET /notifies':
      return {notifies: [], count: 0};
    default:
      return undefined;
  }
};

const page = {
  id: 1,
  admin_only: false,
  key: '/',
  url: '/',
  title: 'Bench',
  site_name: 'Bench',
  vote_up: 0,
  vote_down: 0,
  pv: 1,
  date: '',
};

let last = count;

function commentOf(content: string, nick: string, at: string, id: number) {
  return {
    id,
    content,
    nick,
    content_marked: '',
    email_encrypted: '',
    link: '',
    ua: '',
    date: at.slice(0, 19).replace('T', ' '),
    is_collapsed: false,
    is_pending: false,
    is_pinned: false,
    is_verified: false,
    is_allow_reply: true,
    badge_name: '',
    badge_color: '',
    ip_region: '',
    rid: 0,
    user_id: 0,
    page_id: 1,
    page_key: '/',
    page_url: '/',
    site_name: 'Bench',
    visible: true,
    vote_up: 0,
    vote_down: 0,
  };
}

const all = comments.map(({body, createdBy, createdAt}, index) =>
  commentOf(body!, names.get(createdBy!) ?? '', createdAt, count - index),
);
