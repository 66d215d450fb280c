import {RateLimiterMemory, RateLimiterRes} from 'rate-limiter-flexible';

import {CommunityError} from '../../../src/model/errors.js';
import type {Rate} from './options.js';

/** Lets each person ask for so much in a span of time. */
export class Limiter {
  private readonly limiter: RateLimiterMemory | undefined;

  constructor(private readonly rate: Rate | undefined) {
    if (rate) this.limiter = new RateLimiterMemory({points: rate.points, duration: rate.seconds});
  }

  /** What a write costs. */
  get write(): number {
    return this.rate?.write ?? 1;
  }

  async spend(whom: string, points: number): Promise<void> {
    if (!this.limiter) return;
    try {
      // What costs more than there is costs all of it.
      await this.limiter.consume(whom, Math.min(points, this.rate!.points));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfter = error.msBeforeNext;
      throw new CommunityError(
        'rate-limited',
        `You have asked for a lot in a short time. Wait ${Math.max(1, Math.ceil(retryAfter / 1_000))} s and try again.`,
        {retryAfter},
      );
    }
  }
}
