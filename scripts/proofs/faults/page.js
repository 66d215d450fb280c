// A page with one feed, for one community: as whoever a cookie says, or with tokens as a page has them that signs people in itself.
const asked = new URLSearchParams(location.search);
const feed = document.createElement('cop-discussion-feed');
const community = asked.get('community');
feed.setAttribute('limit', '6');

if (asked.has('token')) {
  const [{provideAdapter}, {restForPage}] = await Promise.all([
    import('/cop/index.js'),
    import('/cop/adapters/rest.js'),
  ]);
  const token = async (reason) => {
    const answer = await fetch(`/token?reason=${reason}`);
    if (!answer.ok) throw new Error('There is no token now.');
    return answer.text();
  };
  const url = new URL('/api/v1/', location.href).href;
  provideAdapter(await restForPage({url, token}), {community});
  document.body.append(feed);
} else {
  const provider = document.createElement('cop-community');
  for (const [name, value] of Object.entries({adapter: 'rest', src: '/api/v1/', community}))
    provider.setAttribute(name, value);
  provider.append(feed);
  document.body.append(provider);
}
