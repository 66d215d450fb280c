export {communityHandler, type Answered, type CommunityHandler, type HandlerOptions} from './handler.js';
export {usualLimits, type Limits} from './limits.js';
export {listen, type Listening} from './listen.js';
