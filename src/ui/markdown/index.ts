export {parseBlocks} from './blocks.js';
export {parseInline} from './inlines.js';
export * from './tree.js';
