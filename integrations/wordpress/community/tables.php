<?php
/**
 * The tables of a site, each site of a network having its own: items as documents, with what is asked for often beside them.
 *
 * @package CopElements
 */

namespace CopElements\Community;

defined( 'ABSPATH' ) || exit;

/** Raised with every change of the tables; each site then makes the change when it is next asked. */
const TABLES_VERSION = '1';
const TABLES_OPTION  = 'cop_elements_tables';

/** Says that the roles of this site were given what they may do: what a site takes away from one stays taken. */
const CAPABILITIES_OPTION = 'cop_elements_capabilities';

const TABLES = array( 'items', 'links', 'gone', 'keys', 'people' );

/** Who may do what, as capabilities that a site can give to other roles. */
const CAPABILITIES = array(
	'cop_take_part' => array( 'administrator', 'editor', 'author', 'contributor', 'subscriber' ),
	'cop_moderate'  => array( 'administrator', 'editor' ),
	'cop_administer' => array( 'administrator' ),
);

function table( $name ) {
	global $wpdb;
	return $wpdb->prefix . 'cop_' . $name;
}

/** Makes what is missing; may be called as often as one likes. */
function ensure_tables() {
	if ( get_option( TABLES_OPTION ) === TABLES_VERSION ) {
		return;
	}
	make_tables();
	give_capabilities();
	exclusively( __NAMESPACE__ . '\begin_community' );
	update_option( TABLES_OPTION, TABLES_VERSION, true );
}

/** Once: somebody who activates the plugin again wants their tables back, and not other roles. */
function give_capabilities() {
	if ( get_option( CAPABILITIES_OPTION ) ) {
		return;
	}
	foreach ( CAPABILITIES as $capability => $roles ) {
		foreach ( $roles as $name ) {
			$role = get_role( $name );
			if ( null !== $role ) {
				$role->add_cap( $capability );
			}
		}
	}
	update_option( CAPABILITIES_OPTION, '1', false );
}

function make_tables() {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	$charset = $wpdb->get_charset_collate();
	// Ids are bytes: two that a collation takes for the same are two. Documents are ASCII, see json.php.
	dbDelta(
		'CREATE TABLE ' . table( 'items' ) . " (
			id varbinary(255) NOT NULL,
			kind varchar(32) NOT NULL,
			community varbinary(255) NOT NULL DEFAULT '',
			author varbinary(255) NOT NULL DEFAULT '',
			parent varbinary(255) NOT NULL DEFAULT '',
			version varchar(64) NOT NULL,
			created bigint(20) NOT NULL,
			activity varchar(40) NOT NULL DEFAULT '',
			counts text NOT NULL,
			whole tinyint(1) NOT NULL DEFAULT 1,
			maturity varchar(16) NOT NULL DEFAULT '',
			doc longtext NOT NULL,
			PRIMARY KEY  (id),
			KEY place (kind,id),
			KEY author (author,kind),
			KEY hanging (parent,kind)
		) ENGINE=InnoDB $charset;"
	);
	dbDelta(
		'CREATE TABLE ' . table( 'links' ) . " (
			target varbinary(255) NOT NULL,
			item varbinary(255) NOT NULL,
			PRIMARY KEY  (target,item),
			KEY item (item)
		) ENGINE=InnoDB $charset;"
	);
	dbDelta(
		'CREATE TABLE ' . table( 'gone' ) . " (
			id varbinary(255) NOT NULL,
			PRIMARY KEY  (id)
		) ENGINE=InnoDB $charset;"
	);
	dbDelta(
		'CREATE TABLE ' . table( 'keys' ) . " (
			name char(64) NOT NULL,
			print char(64) NOT NULL,
			at bigint(20) NOT NULL,
			answer longtext NOT NULL,
			PRIMARY KEY  (name),
			KEY at (at)
		) ENGINE=InnoDB $charset;"
	);
	dbDelta(
		'CREATE TABLE ' . table( 'people' ) . " (
			user bigint(20) unsigned NOT NULL,
			member varbinary(255) NOT NULL,
			PRIMARY KEY  (user),
			UNIQUE KEY member (member)
		) ENGINE=InnoDB $charset;"
	);
}

/** The first community of a site is called like it, so that there is somewhere to write. */
function begin_community() {
	$rows = new Rows();
	if ( array() !== $rows->of( 'community' ) ) {
		return;
	}
	$now  = now();
	$name = wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
	$rows->put(
		array(
			'id'         => wp_generate_uuid4(),
			'kind'       => 'community',
			'version'    => new_version(),
			'createdAt'  => $now,
			'updatedAt'  => $now,
			'visibility' => 'organisation',
			'state'      => 'active',
			'name'       => '' === trim( $name ) ? 'Community' : $name,
		)
	);
}

/** Everything that the community of this site has in it, and who may take part. */
function drop_tables() {
	global $wpdb;
	foreach ( TABLES as $name ) {
		// phpcs:ignore WordPress.DB -- The name is our own.
		$wpdb->query( 'DROP TABLE IF EXISTS ' . table( $name ) );
	}
	foreach ( wp_roles()->role_objects as $role ) {
		foreach ( array_keys( CAPABILITIES ) as $capability ) {
			$role->remove_cap( $capability );
		}
	}
	delete_option( TABLES_OPTION );
	delete_option( CAPABILITIES_OPTION );
}

/** RFC 3339 with milliseconds, as everywhere else. */
function now() {
	return instant( (int) floor( microtime( true ) * 1000 ) );
}

function instant( $milliseconds ) {
	return gmdate( 'Y-m-d\TH:i:s', intdiv( $milliseconds, 1000 ) ) . sprintf( '.%03dZ', $milliseconds % 1000 );
}

/** An instant in milliseconds; null where it is none. */
function milliseconds( $text ) {
	if ( ! is_string( $text ) || ! preg_match( '/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/D', $text, $parts ) ) {
		return null;
	}
	$seconds = strtotime( $parts[1] . 'Z' );
	return false === $seconds ? null : $seconds * 1000 + (int) substr( ( $parts[2] ?? '' ) . '000', 0, 3 );
}

function new_version() {
	return bin2hex( random_bytes( 6 ) );
}
