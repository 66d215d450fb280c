<?php
/**
 * A community kept in this WordPress is loaded where it is asked for, and nowhere else: most requests are for pages.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

register_activation_hook( PLUGIN_FILE, __NAMESPACE__ . '\begin' );
add_action(
	'rest_api_init',
	function () {
		load_community();
		Community\register_routes();
	}
);
add_action( 'wp_ajax_cop-nonce', __NAMESPACE__ . '\say_nonce' );
add_action( 'wp_ajax_nopriv_cop-nonce', __NAMESPACE__ . '\say_nonce' );
add_filter( 'wpmu_drop_tables', __NAMESPACE__ . '\tables_of_site', 10, 2 );
add_action( 'deleted_user', __NAMESPACE__ . '\let_go' );
add_action(
	'remove_user_from_blog',
	function ( $user, $site ) {
		switch_to_blog( $site );
		let_go( $user );
		restore_current_blog();
	},
	10,
	2
);

function load_community() {
	require_once dirname( PLUGIN_FILE ) . '/community/index.php';
}

/** On activation; of a network, each site makes its tables when it is first asked. */
function begin() {
	load_community();
	// Whoever activates again because something is missing wants it made.
	delete_option( Community\TABLES_OPTION );
	Community\ensure_tables();
}

/**
 * Says a fresh nonce to whoever is signed in, and nothing to a visitor.
 *
 * Not in the REST interface: that lets pages of every site read what it answers, and with it a nonce of whoever happens to be signed in here.
 */
function say_nonce() {
	nocache_headers();
	header( 'Cache-Control: no-store, private' );
	// Other hosts of the same site may read what this address answers otherwise; a nonce is for its own pages.
	header_remove( 'Access-Control-Allow-Origin' );
	header_remove( 'Access-Control-Allow-Credentials' );
	header( 'Content-Type: text/plain; charset=UTF-8' );
	header( 'X-Content-Type-Options: nosniff' );
	echo is_user_logged_in() ? esc_html( wp_create_nonce( 'wp_rest' ) ) : '';
	exit;
}

/** Somebody is no longer a user of this site; whatever is wrong with our tables, they are let go. */
function let_go( $user ) {
	load_community();
	try {
		if ( get_option( Community\TABLES_OPTION ) ) {
			Community\forget_user( $user );
		}
	} catch ( \Throwable $error ) {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- Whoever runs the site is to find it.
		error_log( "CoP Elements: user $user is gone, and the member they were is not marked so. " . $error );
	}
}

/** Of a network: what goes with a site that is deleted. */
function tables_of_site( $tables, $site ) {
	global $wpdb;
	load_community();
	foreach ( Community\TABLES as $name ) {
		$tables[] = $wpdb->get_blog_prefix( $site ) . 'cop_' . $name;
	}
	return $tables;
}

/** Where a page asks for the community of this site, and for a fresh nonce. It says nothing of who looks at it, so that any cache may keep it. */
function community_addresses() {
	return array(
		'src'    => rest_url( 'cop/v1/' ),
		'nonces' => admin_url( 'admin-ajax.php', 'relative' ) . '?action=cop-nonce',
	);
}
