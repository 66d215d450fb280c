<?php
/**
 * Asks a service who it is when its address is set, so that what is wrong is said to whoever can put it right.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

/**
 * What is wrong with a service, from where this server stands; null where nothing is.
 *
 * @return \WP_Error|null
 */
function service_problem( $address ) {
	$origin = origin_of( home_url() );
	$answer = wp_remote_get(
		trailingslashit( $address ) . 'describe',
		array(
			'timeout'     => 8,
			'redirection' => 0,
			'headers'     => array(
				'Accept' => 'application/json',
				'Origin' => $origin,
			),
		)
	);
	if ( is_wp_error( $answer ) ) {
		/* translators: %s: a reason, from the network. */
		return new \WP_Error( 'cop_not_reached', sprintf( __( 'This server could not reach the service (%s). Is the address right, and does the service run? Browsers may reach it all the same, where they are in another network.', 'cop-elements' ), $answer->get_error_message() ) );
	}
	$type = (string) wp_remote_retrieve_header( $answer, 'content-type' );
	$body = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( ! preg_match( '/\bjson\b/', $type ) || ! is_array( $body ) ) {
		/* translators: %s: a web address. */
		return new \WP_Error( 'cop_no_json', sprintf( __( '%s answered with a page, or sent this server elsewhere. Is it the address of the service, which usually ends with /api/v1/? A sign-in page in front of it has to let requests of signed-in people through.', 'cop-elements' ), trailingslashit( $address ) . 'describe' ) );
	}
	// Who asks is nobody there: that is known, and nothing else can be said of it.
	if ( 401 === wp_remote_retrieve_response_code( $answer ) ) {
		return null;
	}
	if ( ! preg_match( '/^(\d+)\.\d+$/', (string) ( $body['contract'] ?? '' ), $version ) ) {
		return new \WP_Error( 'cop_no_service', __( 'Something answers there, but it is no community service. Its address usually ends with /api/v1/.', 'cop-elements' ) );
	}
	if ( (int) $version[1] > (int) packaged()['contract'] ) {
		/* translators: 1: a version, 2: a version. */
		return new \WP_Error( 'cop_newer', sprintf( __( 'The service speaks version %1$s of the contract, and this plugin version %2$s: update the plugin.', 'cop-elements' ), $body['contract'], packaged()['contract'] ) );
	}
	$allowed = (string) wp_remote_retrieve_header( $answer, 'access-control-allow-origin' );
	if ( origin_of( $address ) !== $origin && ! in_array( $allowed, array( $origin, '*' ), true ) ) {
		/* translators: %s: the origin of this site. */
		return new \WP_Error( 'cop_origin', sprintf( __( 'The service does not let pages of this site ask it. Start it with ORIGINS=%s', 'cop-elements' ), $origin ) );
	}
	return null;
}

/** Scheme, host and port of an address, as browsers say them. */
function origin_of( $address ) {
	$parts = wp_parse_url( $address );
	$port  = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
	return strtolower( ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . $port );
}
