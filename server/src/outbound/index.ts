export {isInner} from './inner.js';
export {outbound, type Outbound, type OutboundAnswer, type OutboundOptions, type OutboundRequest} from './outbound.js';
export {OutboundError, type OutboundProblem} from './outbound-error.js';
