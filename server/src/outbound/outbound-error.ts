/**
 * Why nothing came of a request. `address`: it is none that is asked. `inner`: it leads inwards, itself or by a redirect. `unknown`: no such
 * host. `unreachable`: the host does not answer, or breaks off. `slow`, `large`: it takes more time or bytes than it may. `loop`: it
 * redirects without an end.
 */
export type OutboundProblem = 'address' | 'inner' | 'unknown' | 'unreachable' | 'slow' | 'large' | 'loop';

export class OutboundError extends Error {
  constructor(
    readonly problem: OutboundProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'OutboundError';
  }
}
