import type {CommunityAdapter} from './contract.js';

/** What wrappers have nothing to add to, files, feeds and badges: it goes straight to the source and comes straight from it. */
export function passedOn(
  source: CommunityAdapter,
): Pick<CommunityAdapter, 'upload' | 'attachment' | 'feeds' | 'badges'> {
  const {upload, attachment, feeds, badges} = source;
  return {
    ...(upload && {upload: (file, options) => upload.call(source, file, options)}),
    ...(attachment && {attachment: (id, options) => attachment.call(source, id, options)}),
    ...(feeds && {feeds: () => feeds.call(source)}),
    ...(badges && {badges: () => badges.call(source)}),
  };
}
