<?php
/**
 * A community kept in this WordPress: tables, rules and the namespace `cop/v1`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/../rules/judge.php';
require_once __DIR__ . '/../rules/may.php';
foreach ( array( 'refusal', 'json', 'words', 'tables', 'rows', 'tally', 'maturity', 'reader', 'offer', 'values', 'lists', 'validate', 'plan', 'deep-acts', 'removal', 'writes', 'people', 'rest' ) as $name ) {
	require_once __DIR__ . "/$name.php";
}

// phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
\CopElements\Rules\tables( json_decode( file_get_contents( __DIR__ . '/tables.json' ), true ) );
