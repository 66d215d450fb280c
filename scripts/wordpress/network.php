<?php
/*
 * Makes a network of an installed WordPress, its sites in folders: php network.php <domain with port>.
 */
[, $domain] = $argv;
$_SERVER['HTTP_HOST'] = $domain;
require __DIR__ . '/site/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require ABSPATH . 'wp-admin/includes/network.php';
// The page for this would not take a port, nor any site older than its tables.
foreach ($wpdb->tables('ms_global') as $table => $prefixed) {
    $wpdb->$table = $prefixed;
}
install_network();
$done = populate_network(1, $domain, 'admin@intranet.example', 'Network', '/', false);
if (is_wp_error($done)) {
    throw new RuntimeException($done->get_error_message());
}
