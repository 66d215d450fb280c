<?php
/**
 * The elements themselves: one small script, which fetches each element when a page first holds it. All of it is in the plugin.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

const HANDLE = 'cop-elements';

add_action( 'init', __NAMESPACE__ . '\register_scripts', 5 );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 2 );
// The editor draws previews, in a frame of its own where it has one.
add_action( 'enqueue_block_assets', __NAMESPACE__ . '\enqueue_in_editor' );

function plugin_version() {
	return get_file_data( PLUGIN_FILE, array( 'Version' => 'Version' ) )['Version'];
}

function register_scripts() {
	$address = plugins_url( 'elements/cop.js', PLUGIN_FILE );
	wp_register_script( HANDLE, $address, array(), plugin_version(), true );
	if ( function_exists( 'wp_register_script_module' ) ) {
		wp_register_script_module( HANDLE, $address, array(), plugin_version() );
	}
}

/** On a page; may be called as often as there are elements. */
function enqueue_elements() {
	if ( function_exists( 'wp_enqueue_script_module' ) && ! is_admin() ) {
		wp_enqueue_script_module( HANDLE );
	} else {
		wp_enqueue_script( HANDLE );
	}
}

function enqueue_in_editor() {
	if ( is_admin() ) {
		wp_enqueue_script( HANDLE );
	}
}

/** Before 6.5 WordPress knew no modules: the type is written into the tag it made. */
function as_module( $tag, $handle ) {
	if ( HANDLE !== $handle ) {
		return $tag;
	}
	$untyped = preg_replace( '/(<script\b[^>]*?)\s+type=(["\'])[^"\']*\2/', '$1', $tag );
	return preg_replace( '/<script\b(?=[^>]*\ssrc=)/', '<script type="module"', $untyped );
}
