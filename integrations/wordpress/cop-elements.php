<?php
/**
 * Plugin Name:       CoP Elements
 * Description:       A community of practice in your pages: people, discussion, proven practices and recognition, as blocks and shortcodes.
 * Version:           0.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       cop-elements
 *
 * The version is written by `npm run package:wordpress`, with the elements, `elements.php` and the sample community.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

const PLUGIN_FILE = __FILE__;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/community-file.php';
require __DIR__ . '/includes/community.php';
require __DIR__ . '/includes/scripts.php';
require __DIR__ . '/includes/markup.php';
require __DIR__ . '/includes/blocks.php';
require __DIR__ . '/includes/shortcodes.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/service-check.php';
	require __DIR__ . '/includes/settings-page.php';
}
