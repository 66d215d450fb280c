<?php
/**
 * When the plugin is deleted: what a site has asked to be deleted goes, on every site of a network for itself; nothing else does.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// It may be loaded already: a command deactivates and deletes in one go.
require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/community-file.php';
require_once __DIR__ . '/community/index.php';

function forget_site() {
	$settings = settings();
	if ( ! $settings['delete_all'] ) {
		return;
	}
	$file = community_file_path( $settings['file'] );
	if ( null !== $file ) {
		wp_delete_file( $file );
	}
	// Only where nothing else is in it.
	if ( is_dir( community_folder() ) && array( '.', '..' ) === scandir( community_folder() ) ) {
		rmdir( community_folder() );
	}
	Community\drop_tables();
	delete_option( OPTION );
}

if ( is_multisite() ) {
	$sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $sites as $site ) {
		switch_to_blog( $site );
		forget_site();
		restore_current_blog();
	}
} else {
	forget_site();
}
