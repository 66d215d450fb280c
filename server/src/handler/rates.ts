import {RateLimiterMemory, RateLimiterRes} from 'rate-limiter-flexible';

import type {Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';

/** So many points a minute for each person; a visitor has those of where they come from. */
export class Rates {
  private readonly limiter: RateLimiterMemory;

  constructor(points: number) {
    this.limiter = new RateLimiterMemory({points, duration: 60});
  }

  async spend({member}: Actor, from: string, points: number): Promise<void> {
    try {
      await this.limiter.consume(member === undefined ? `from ${from}` : `member ${member}`, points);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new CommunityError('rate-limited', 'These are very many requests. Wait a moment.', {
        retryAfter: refused.msBeforeNext,
      });
    }
  }
}
