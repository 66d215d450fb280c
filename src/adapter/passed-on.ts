import type {CommunityAdapter} from './contract.js';

/** What wrappers have nothing to add to, files and feeds: it goes straight to the source and comes straight from it. */
export function passedOn(source: CommunityAdapter): Pick<CommunityAdapter, 'upload' | 'attachment' | 'feeds'> {
  const {upload, attachment, feeds} = source;
  return {
    ...(upload && {upload: (file, options) => upload.call(source, file, options)}),
    ...(attachment && {attachment: (id, options) => attachment.call(source, id, options)}),
    ...(feeds && {feeds: () => feeds.call(source)}),
  };
}
