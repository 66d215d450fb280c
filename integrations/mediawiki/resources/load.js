/*
 * A live preview puts a page's markup and its modules into a page that is open already, and nothing of its head. A script that is
 * there is not run a second time, whoever names it.
 */
(function () {
  var script = document.createElement('script');
  script.type = 'module';
  script.src = mw.config.get('wgExtensionAssetsPath') + '/CopElements/resources/elements/cop.js';
  document.head.appendChild(script);
})();
