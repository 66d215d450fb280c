<?php
/**
 * A shortcode for each element, named like its tag: [cop-member-directory view="table" no-letters].
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\add_shortcodes' );

function add_shortcodes() {
	foreach ( array_keys( elements() ) as $tag ) {
		add_shortcode( $tag, __NAMESPACE__ . '\shortcode' );
	}
}

/** WordPress says the shortcode's own name last. */
function shortcode( $given, $content, $tag ) {
	$attributes = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		// What stands without a value has a number for its name.
		if ( is_int( $name ) ) {
			$name  = strtolower( $value );
			$value = '';
		}
		$type = elements()[ $tag ]['attributes'][ $name ]['type'] ?? 'string';
		// As in HTML: that it is there says yes. Writers of shortcodes are used to "false", though.
		$attributes[ $name ] = 'boolean' === $type ? ! in_array( $value, array( 'false', 'no', '0' ), true ) : $value;
	}
	$community = (string) ( $attributes['community'] ?? '' );
	return markup( $tag, $attributes, $community );
}
