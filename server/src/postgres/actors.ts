import {actorAmong} from '../../../src/adapter/store/actors.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import type {Kind} from '../../../src/model/kinds.js';
import {mayComeBack} from './leavers.js';
import type {Db} from './world.js';

/** So many people are remembered. */
const most = 10_000;

export function decidesRights(kind: Kind): boolean {
  return kind === 'member' || kind === 'membership';
}

/** Who people are, remembered until anybody's rights change. */
export class Actors {
  private readonly known = new Map<string, Actor>();
  /** How often everything was forgotten: what was asked before is not remembered after. */
  private turn = 0;

  constructor(
    private readonly db: Db,
    /** Is it heard of at once, when rights change? */
    private readonly isLive: () => boolean,
  ) {}

  async find(member: string): Promise<Actor> {
    const known = this.isLive() ? this.known.get(member) : undefined;
    if (known) return known;
    const {turn} = this;
    const actor = await this.ask(member);
    if (this.known.size >= most) this.known.clear();
    // Whether somebody may come back is asked each time.
    if (turn === this.turn && actor.left === undefined) this.known.set(member, actor);
    return actor;
  }

  forget(): void {
    this.turn++;
    this.known.clear();
  }

  private async ask(member: string): Promise<Actor> {
    const kept = await this.db
      .selectFrom('item')
      .select('doc')
      .where((where) =>
        where.or([
          where.and([where('community', '=', ''), where('kind', '=', 'member'), where('id', '=', member)]),
          where.and([where('parent', '=', member), where('kind', '=', 'membership')]),
        ]),
      )
      .execute();
    const items = kept.map(({doc}) => doc);
    // Whoever moved on is somebody else's colleague now.
    const own = items.find(({kind}) => kind === 'member');
    if (own?.state === 'moved-on' && (await mayComeBack(this.db, member))) return {...visitor, left: member};
    if (own?.state !== 'active') return visitor;
    return actorAmong(
      member,
      items.filter(({kind}) => kind === 'membership'),
    );
  }
}
