<?php
/**
 * The community file of a site: below its uploads, under a name made of its content.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

/** Where the file is; null where there is none. */
function community_file_path( $name ) {
	$path = '' === $name ? '' : community_folder() . '/' . basename( $name );
	return '' !== $path && is_file( $path ) ? $path : null;
}

/** The address of the file; null where there is none. */
function community_file_address( $name ) {
	return community_file_path( $name ) === null ? null : wp_upload_dir()['baseurl'] . '/cop-elements/' . basename( $name );
}

function community_folder() {
	return wp_upload_dir()['basedir'] . '/cop-elements';
}

/**
 * Checks what somebody uploaded, and puts it in place of the file before.
 *
 * Whoever knows its address can read it, so it has to be a file that was made to be shown.
 *
 * @param string $uploaded The path of the uploaded file.
 * @return string|\WP_Error Its name.
 */
function keep_community_file( $uploaded ) {
	// phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of this machine, not an address.
	$text = file_get_contents( $uploaded );
	$file = is_string( $text ) ? json_decode( $text, true ) : null;
	if ( ! is_array( $file ) || 'cop-elements-community' !== ( $file['format'] ?? null ) ) {
		return new \WP_Error( 'cop_no_community', __( 'This is not a community file. Choose the JSON file that “cop-elements import” or “export” wrote.', 'cop-elements' ) );
	}
	if ( ! is_string( $file['as'] ?? null ) || 'administrator' === $file['as'] ) {
		return new \WP_Error(
			'cop_holds_all',
			__( 'This file holds everything, and everybody who reaches this site could read it. Make one to show: npx cop-elements export community.json --as guest -o public.json', 'cop-elements' )
		);
	}
	$folder = community_folder();
	// Caches may keep a file for a year: another content has another name.
	$name = 'community-' . substr( hash( 'sha256', $text ), 0, 16 ) . '.json';
	// phpcs:ignore WordPress.WP.AlternativeFunctions -- An upload is kept as WordPress itself keeps one.
	if ( ! wp_mkdir_p( $folder ) || false === file_put_contents( "$folder/$name", $text ) ) {
		/* translators: %s: a folder. */
		return new \WP_Error( 'cop_not_kept', sprintf( __( 'The file could not be written to %s. Let the web server write there.', 'cop-elements' ), $folder ) );
	}
	$before = community_file_path( settings()['file'] );
	if ( null !== $before && basename( $before ) !== $name ) {
		wp_delete_file( $before );
	}
	return $name;
}
