<?php
/**
 * What the site has chosen: where its community is, and what becomes of it when the plugin is deleted.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

/** One option for each site: of a network, every site has its own. */
const OPTION = 'cop_elements';

const DEFAULTS = array(
	// The made-up community, so that a block shows something before anything is set up.
	'source'     => 'sample',
	'community'  => '',
	'person'     => '',
	'service'    => '',
	'cookies'    => false,
	'delete_all' => false,
	// The name of the community file below the uploads; written by its own form.
	'file'       => '',
);

/** The settings, each with its default. */
function settings() {
	$stored = get_option( OPTION );
	return array_merge( DEFAULTS, is_array( $stored ) ? array_intersect_key( $stored, DEFAULTS ) : array() );
}

/**
 * The attributes of `<cop-community>` for the chosen source.
 *
 * @return array|\WP_Error A name for each value; an error where the source is not whole, in words for whoever can change it.
 */
function source_attributes() {
	$settings  = settings();
	$community = array_filter( array( 'community' => $settings['community'] ) );
	$person    = array_filter( array( 'person' => $settings['person'] ) );
	switch ( $settings['source'] ) {
		case 'wordpress':
			return array( 'adapter' => 'wordpress' ) + community_addresses() + $community;
		case 'service':
			if ( '' === $settings['service'] ) {
				return new \WP_Error( 'cop_no_service', __( 'The address of the service is missing.', 'cop-elements' ) );
			}
			$cookies = $settings['cookies'] ? array( 'credentials' => 'include' ) : array();
			return array( 'adapter' => 'rest', 'src' => $settings['service'] ) + $cookies + $community;
		case 'file':
		case 'device':
			$address = community_file_address( $settings['file'] );
			if ( null === $address ) {
				return new \WP_Error( 'cop_no_file', __( 'There is no community file.', 'cop-elements' ) );
			}
			return 'file' === $settings['source']
				? array( 'adapter' => 'static', 'src' => $address ) + $community
				: array( 'adapter' => 'local', 'src' => $address ) + $person + $community;
		default:
			return array( 'adapter' => 'local', 'src' => plugins_url( 'sample.json', PLUGIN_FILE ) );
	}
}
